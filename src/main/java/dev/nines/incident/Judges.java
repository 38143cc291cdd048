package dev.nines.incident;

import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.journey.Journey;
import dev.nines.journey.Objective;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Run;
import dev.nines.slo.LatencyPromise;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who judges a rule: one judge, but for rules of objectives, which have one for each of these. */
final class Judges {

  private Judges() {}

  /**
   * @param since when the journey began to be watched
   */
  static Stream<RunJudge> of(AlertRule rule, Watched watched, Instant since) {
    return switch (rule) {
      case Consecutive consecutive -> Stream.of(new ConsecutiveJudge(consecutive));
      case FailuresOf failures -> Stream.of(new FailuresJudge(failures));
      case BurnRate burn -> burning(burn, watched.objectives(), since);
      case NoGoodRun none ->
          Stream.of(
              new AbsenceJudge(
                  silence(none.length(), watched.journey()),
                  run -> run.outcome().good() || run.outcome() instanceof Excluded,
                  "no run was good",
                  since));
      case NoRun none ->
          Stream.of(
              new AbsenceJudge(
                  silence(none.length(), watched.journey()), _ -> true, "no run has ended", since));
      case LowCoverage coverage -> Stream.of(new CoverageJudge(coverage));
    };
  }

  /**
   * How long nothing may be seen of a journey: a run may take its whole time without anything being
   * wrong.
   *
   * @param length as it is declared; null for three intervals
   */
  static Duration silence(@Nullable Duration length, Journey journey) {
    return AlertRule.silence(length, journey);
  }

  private static Stream<RunJudge> burning(
      BurnRate rule, List<Objective> objectives, Instant since) {
    return objectives.stream()
        .flatMap(objective ->
            switch (objective) {
              case Objective.Availability promise ->
                  rule.promise() == Promise.AVAILABILITY
                      ? Stream.of(
                          new BurnRateJudge(
                              rule,
                              Shares.percent(promise.target()) + " % availability",
                              promise.target(),
                              Judges::served,
                              since))
                      : Stream.empty();
              case Objective.Latency promise -> {
                var kept = LatencyPromise.of(promise);
                yield rule.promise() == Promise.LATENCY
                    ? Stream.of(
                        new BurnRateJudge(
                            rule,
                            Shares.percent(promise.target()) + " % " + kept,
                            promise.target(),
                            kept::keptBy,
                            since))
                    : Stream.empty();
              }
            });
  }

  private static Optional<Boolean> served(Run run) {
    if (run.outcome().good()) {
      return Optional.of(true);
    }
    return run.outcome() instanceof Failed ? Optional.of(false) : Optional.empty();
  }
}
