package dev.nines.store.sql;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Run;
import dev.nines.outcome.StepRecord;
import dev.nines.slo.LatencyPromise;
import dev.nines.store.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A run and the promises made of it, in a few hundred bytes that decode to their equals. The first
 * number is the version of the form; a form once written is read for good.
 */
final class RunCodec {

  /** Runs without pages and evidence, as all were once. */
  private static final int PLAIN = 1;

  private static final int VERSION = 2;

  private RunCodec() {}

  static byte[] encode(Entry.OfRun entry) {
    var run = entry.run();
    var to = new Packer().count(plain(run) ? PLAIN : VERSION);
    to.text(run.id()).text(run.journey()).text(run.service()).text(run.region());
    to.count(Codes.TRIGGER.code(run.trigger())).instant(run.scheduled()).instant(run.started());
    to.duration(run.duration());
    encode(run.outcome(), to);
    to.count(run.steps().size());
    run.steps().forEach(step -> encode(step, to));
    to.count(run.milestones().size());
    run.milestones().forEach((name, length) -> to.text(name).duration(length));
    to.count(entry.promises().size());
    entry.promises().forEach(promise -> to.text(promise.milestone()).duration(promise.threshold()));
    if (!plain(run)) {
      PageCodec.encode(run.pages(), to);
      EvidenceCodec.encode(run.evidence(), to);
    }
    return to.bytes();
  }

  private static boolean plain(Run run) {
    return run.pages().isEmpty() && run.evidence().isEmpty();
  }

  /**
   * @throws IllegalArgumentException where the bytes are not what {@link #encode} gives
   */
  static Entry.OfRun decode(byte[] bytes) {
    var from = new Unpacker(bytes);
    long version = from.count();
    if (version != PLAIN) {
      Versions.expect(VERSION, version, "run");
    }
    var run =
        new Run(
            from.text(),
            from.text(),
            from.text(),
            from.text(),
            Codes.TRIGGER.constant(from.count()),
            from.instant(),
            from.instant(),
            from.duration(),
            outcome(from),
            steps(from),
            milestones(from));
    var promises = promises(from);
    return new Entry.OfRun(
        version == PLAIN ? run : run.with(PageCodec.decode(from), EvidenceCodec.decode(from)),
        promises);
  }

  private static void encode(Outcome outcome, Packer to) {
    switch (outcome) {
      case Outcome.Passed _ -> to.count(0);
      case Outcome.Degraded degraded -> to.count(1).text(degraded.message());
      case Outcome.Failed failed ->
          to.count(2)
              .count(Codes.REASON.code(failed.reason()))
              .text(failed.step())
              .text(failed.dependency())
              .text(failed.message());
      case Outcome.Excluded excluded -> to.count(3).text(excluded.message());
      case Outcome.Inconclusive inconclusive ->
          to.count(4).count(Codes.CAUSE.code(inconclusive.cause())).text(inconclusive.message());
    }
  }

  private static Outcome outcome(Unpacker from) {
    return switch ((int) from.count()) {
      case 0 -> new Outcome.Passed();
      case 1 -> new Outcome.Degraded(from.text());
      case 2 ->
          new Outcome.Failed(
              Codes.REASON.constant(from.count()), from.text(), from.textOrNone(), from.text());
      case 3 -> new Outcome.Excluded(from.text());
      case 4 -> new Outcome.Inconclusive(Codes.CAUSE.constant(from.count()), from.text());
      default -> throw new IllegalArgumentException("an outcome is none of the five");
    };
  }

  private static void encode(StepRecord step, Packer to) {
    to.text(step.name()).text(step.actor()).count(Codes.STAGE.code(step.stage()));
    to.duration(step.start()).duration(step.duration());
    to.count(step.attempts().size());
    step.attempts().forEach(attempt -> encode(attempt, to));
    to.count(Codes.RESULT.code(step.result())).text(step.message()).text(step.dependency());
  }

  private static List<StepRecord> steps(Unpacker from) {
    int size = from.size();
    var steps = new ArrayList<StepRecord>(size);
    for (int i = 0; i < size; i++) {
      steps.add(
          new StepRecord(
              from.text(),
              from.text(),
              Codes.STAGE.constant(from.count()),
              from.duration(),
              from.duration(),
              attempts(from),
              Codes.RESULT.constant(from.count()),
              from.textOrNone(),
              from.textOrNone()));
    }
    return steps;
  }

  private static void encode(Attempt attempt, Packer to) {
    to.count(attempt.number()).duration(attempt.start()).duration(attempt.duration());
    to.count(Codes.CLIENT.code(attempt.client()));
    to.count(attempt.server() == null ? 0 : Codes.SERVER.code(attempt.server()) + 1);
    to.durationOrNone(attempt.answered()).text(attempt.message()).text(attempt.backend());
    to.count(attempt.phases().size());
    attempt.phases().forEach((phase, length) -> to.count(Codes.PHASE.code(phase)).duration(length));
  }

  private static List<Attempt> attempts(Unpacker from) {
    int size = from.size();
    var attempts = new ArrayList<Attempt>(size);
    for (int i = 0; i < size; i++) {
      int number = (int) from.count();
      var start = from.duration();
      var duration = from.duration();
      var client = Codes.CLIENT.constant(from.count());
      long server = from.count();
      attempts.add(
          new Attempt(
              number,
              start,
              duration,
              client,
              server == 0 ? null : Codes.SERVER.constant(server - 1),
              from.durationOrNone(),
              from.textOrNone(),
              from.textOrNone(),
              phases(from)));
    }
    return attempts;
  }

  private static Map<Phase, Duration> phases(Unpacker from) {
    var phases = new EnumMap<Phase, Duration>(Phase.class);
    int size = from.size();
    for (int i = 0; i < size; i++) {
      phases.put(Codes.PHASE.constant(from.count()), from.duration());
    }
    return phases;
  }

  private static Map<String, Duration> milestones(Unpacker from) {
    var milestones = new LinkedHashMap<String, Duration>();
    int size = from.size();
    for (int i = 0; i < size; i++) {
      milestones.put(from.text(), from.duration());
    }
    return milestones;
  }

  private static Set<LatencyPromise> promises(Unpacker from) {
    var promises = new HashSet<LatencyPromise>();
    int size = from.size();
    for (int i = 0; i < size; i++) {
      promises.add(new LatencyPromise(from.textOrNone(), from.duration()));
    }
    return promises;
  }
}
