package dev.nines.cli.live;

import dev.nines.journey.Durations;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.AttemptEnded;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.RunEvent.RetryAwaited;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunSettled;
import dev.nines.outcome.RunEvent.RunStarted;
import dev.nines.outcome.RunEvent.StepEnded;
import dev.nines.outcome.RunEvent.StepStarted;
import dev.nines.outcome.RunEvent.Wire;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** A line for each run that is over, when many go on at once. */
public final class OneLineView implements View {

  private static final int NAME_WIDTH = 24;
  private static final int OUTCOME_WIDTH = 12;

  private final Palette palette;
  private final DateTimeFormatter time;
  private final Consumer<String> lines;

  /**
   * @param zone of the times that are shown
   */
  public OneLineView(ZoneId zone, Palette palette, Consumer<String> lines) {
    this.palette = palette;
    this.time = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(zone);
    this.lines = lines;
  }

  @Override
  public void on(RunEvent event) {
    switch (event) {
      case RunEnded ended -> lines.accept(line(ended.run()));
      case RunStarted _,
          StepStarted _,
          AttemptEnded _,
          RetryAwaited _,
          StepEnded _,
          AttemptObserved _,
          RunSettled _,
          Wire _ -> {}
    }
  }

  @Override
  public String status() {
    return "";
  }

  private String line(Run run) {
    return "%s  %s %s  %s  %s  %s"
        .formatted(
            time.format(run.started()),
            Mark.of(run.outcome()).in(palette),
            StepLines.padded(run.journey(), NAME_WIDTH),
            StepLines.padded(run.outcome().word(), OUTCOME_WIDTH),
            StepLines.duration(run.duration()),
            Clean.line(detail(run)))
        .stripTrailing();
  }

  private static String detail(Run run) {
    var milestones = new StringBuilder();
    run.milestones()
        .forEach((name, length) ->
            milestones.append(name).append(' ').append(Durations.brief(length)).append("  "));
    return switch (run.outcome()) {
      case Outcome.Passed _ -> milestones.toString();
      case Outcome.Degraded degraded -> degraded.message();
      case Outcome.Failed failed -> failed.reason().word() + ": " + failed.message();
      case Outcome.Excluded excluded -> excluded.message();
      case Outcome.Inconclusive inconclusive ->
          inconclusive.cause().word() + ": " + inconclusive.message();
    };
  }
}
