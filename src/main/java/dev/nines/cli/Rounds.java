package dev.nines.cli;

import dev.nines.cli.report.Results;
import dev.nines.cli.report.Results.NotRun;
import dev.nines.journey.Journey;
import dev.nines.journey.Step;
import dev.nines.outcome.Run.Trigger;
import dev.nines.runner.Assignment;
import dev.nines.runner.JourneyRunner;
import dev.nines.runner.RunListener;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Plays journeys one after another, any number of rounds.
 *
 * @param variables values that replace journeys' {@code vars} of these names
 */
record Rounds(
    JourneyRunner runner,
    InstantSource clock,
    Interruption interruption,
    String region,
    Map<String, String> variables,
    boolean debug) {

  // The engine gives every attempt its verdict when the window ends; this is for the verdict's way.
  private static final Duration GRACE = Duration.ofSeconds(5);

  /**
   * Plays, and waits for late answers as long as they are observed.
   *
   * @param listener told of everything that happens
   * @param notes told of what does not
   */
  Results play(List<Journey> journeys, int rounds, RunListener listener, Consumer<NotRun> notes) {
    var book = new RunBook();
    var notRun = new ArrayList<NotRun>();
    for (int round = 0; round < rounds; round++) {
      for (var journey : journeys) {
        if (interruption.given()) {
          break;
        }
        if (journey.runsIn(region)) {
          runner.run(journey, assignment(), book.and(listener));
        } else if (round == 0) {
          var why = elsewhere(journey);
          notRun.add(why);
          notes.accept(why);
        }
      }
    }
    book.awaitSettled(longestObserved(journeys).plus(GRACE));
    return new Results(book.runs(), notRun);
  }

  private Assignment assignment() {
    return new Assignment(region, Trigger.DEMAND, clock.instant(), variables, debug);
  }

  private NotRun elsewhere(Journey journey) {
    return new NotRun(
        journey.name(),
        "runs in %s; this is region %s"
            .formatted(String.join(", ", new TreeSet<>(journey.regions())), region));
  }

  private static Duration longestObserved(List<Journey> journeys) {
    return journeys.stream()
        .flatMap(journey ->
            Stream.of(journey.when().require(), journey.steps(), journey.teardown())
                .flatMap(List::stream))
        .map((Step step) -> step.patience().observe())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }
}
