package dev.nines.cli;

import dev.nines.api.answer.Happening;
import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.RunAnswer;
import dev.nines.cli.EventLines.Told;
import dev.nines.cli.RemoteProber.Posted;
import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.runner.RunListener;
import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One run at a prober that runs: asked for, followed by its events, and where these are cut off,
 * asked after until its end. Belongs to one thread, but for what says otherwise.
 */
final class RemoteRun {

  /** For the ways to and fro, and a prober that is busy. */
  private static final Duration GRACE = Duration.ofSeconds(60);

  private static final Duration ASKED_AGAIN = Duration.ofSeconds(1);

  private final RemoteRegion region;
  private final RemoteProber prober;
  private final String journey;
  private final Map<String, String> variables;
  private final RunListener listener;
  private final Interruption interruption;
  private final long began = Ticker.SYSTEM.nanos();
  private final Duration patience;
  private @Nullable Run ended;
  private boolean settled;
  private volatile boolean taken;

  /**
   * @param variables values that replace the journey's {@code vars} of these names, those that it
   *     has
   * @param listener told of everything that happens in the run
   */
  RemoteRun(
      RemoteRegion region,
      String journey,
      Map<String, String> variables,
      RunListener listener,
      Interruption interruption) {
    this.region = region;
    this.prober = region.prober();
    this.journey = journey;
    this.variables = variables;
    this.listener = listener;
    this.interruption = interruption;
    this.patience = patience();
  }

  /** The longest that the run and its late answers can take. */
  private Duration patience() {
    var script = script();
    return script
        .deadline()
        .plus(script.longestObserved())
        .plus(Journey.TEARDOWN_LIMIT)
        .plus(GRACE);
  }

  private JourneyScript script() {
    return Objects.requireNonNull(region.scripts().get(journey));
  }

  /**
   * Plays it, to the last server verdict.
   *
   * @throws InvalidUseException if it could not be played, or its end could not be learnt
   */
  Run play() throws InvalidUseException, InterruptedException {
    String id;
    // The stream first: nothing of the run is to be missed.
    try (var events = prober.events(journey)) {
      interruption.then(events::close);
      id = ask();
      follow(id, events);
    }
    return settled && ended != null ? ended : askedAfter(id);
  }

  /** Where it is played. */
  RemoteRegion region() {
    return region;
  }

  /** Whether the prober plays it; from any thread. */
  boolean taken() {
    return taken;
  }

  /** Asks for the run, again and again while the prober is too busy for it; its id. */
  private String ask() throws InvalidUseException, InterruptedException {
    while (true) {
      var posted = prober.ask(journey, mine());
      switch (posted) {
        case Posted.Taken(String id) -> {
          taken = true;
          return id;
        }
        case Posted.Later(Duration after, String why) -> {
          if (interruption.given() || Ticker.SYSTEM.since(began).plus(after).compareTo(GRACE) > 0) {
            throw new InvalidUseException(why);
          }
          Thread.sleep(after);
        }
      }
    }
  }

  private Map<String, String> mine() {
    var mine = new LinkedHashMap<>(variables);
    mine.keySet().retainAll(script().vars().keySet());
    return mine;
  }

  /** Follows the run until it is settled, or the stream ends or says that something was missed. */
  private void follow(String id, EventLines events) throws InvalidUseException {
    while (!settled) {
      Optional<Told> told = events.next();
      if (told.isEmpty() || told.get().name().equals("missed")) {
        return;
      }
      prober.understood(told.get(), each -> event(each, id)).ifPresent(this::hear);
    }
  }

  private static Optional<RunEvent> event(Told told, String id) {
    return Happening.read(told.name(), told.data()).filter(event -> event.runId().equals(id));
  }

  private void hear(RunEvent event) {
    listener.on(event);
    switch (event) {
      case RunEnded(Run run) -> ended = run;
      case RunSettled(Run run) -> {
        ended = run;
        settled = true;
      }
      case RunEvent.RunStarted _,
          RunEvent.StepStarted _,
          RunEvent.AttemptEnded _,
          RunEvent.RetryAwaited _,
          RunEvent.StepEnded _,
          RunEvent.AttemptObserved _,
          RunEvent.Wire _ -> {}
    }
  }

  /** Asks what became of it, as long as it may take. */
  private Run askedAfter(String id) throws InvalidUseException, InterruptedException {
    String why = "it goes on";
    while (!interruption.given() && Ticker.SYSTEM.since(began).compareTo(patience) < 0) {
      try {
        var answer = prober.get("/runs/" + id, Map.of(), RunAnswer.class);
        if (!answer.goesOn()) {
          var run = prober.understood(answer, RunAnswer::run);
          if (ended == null) {
            hear(new RunEnded(run));
          }
          if (answer.settled()) {
            hear(new RunSettled(run));
            return run;
          }
        }
      } catch (InvalidUseException e) {
        why = String.valueOf(e.getMessage());
      }
      Thread.sleep(ASKED_AGAIN);
    }
    if (ended != null) {
      // Its outcome is known; only late answers are not.
      return ended;
    }
    throw new InvalidUseException(
        "run %s has no end that could be learnt: %s; see %s/api/v1/runs/%s"
            .formatted(id, why, prober.at(), id));
  }
}
