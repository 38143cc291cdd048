package dev.nines.cli.live;

import dev.nines.cli.report.Attempted;
import dev.nines.journey.Durations;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.Run;
import dev.nines.outcome.RunEvent.AttemptObserved;
import dev.nines.outcome.StepRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** The runs of one journey in lines. */
final class RunLines {

  private static final int WIDEST = 44;

  private final Palette palette;
  private final Outline journey;
  private final StepLines steps;

  RunLines(Palette palette, Outline journey) {
    this.palette = palette;
    this.journey = journey;
    this.steps = new StepLines(palette, widest(journey.labels()), widest(journey.actors()));
  }

  static int widest(Collection<String> texts) {
    return Math.min(
        WIDEST,
        texts.stream().mapToInt(text -> text.codePointCount(0, text.length())).max().orElse(0));
  }

  String started(String region) {
    return "%s %s %s"
        .formatted(
            palette.bold(Clean.line(journey.name())),
            Clean.line(journey.title()),
            palette.dim("(region " + Clean.line(region) + ")"))
        .replace("  ", " ");
  }

  List<String> step(StepRecord step) {
    return steps.of(step);
  }

  List<String> ended(Run run) {
    var lines = new ArrayList<String>();
    if (!run.milestones().isEmpty()) {
      lines.add("  milestones");
      int width = widest(run.milestones().keySet());
      run.milestones()
          .forEach(
              (name, length) -> lines.add(milestone(StepLines.padded(name, width), name, length)));
    }
    lines.addAll(new PageLines(palette).of(run.pages()));
    lines.add(
        "%s %s in %s%s"
            .formatted(
                Mark.of(run.outcome()).in(palette),
                palette.bold(word(run.outcome())),
                Durations.brief(run.duration()),
                Clean.line(message(run.outcome()))));
    long open =
        run.steps().stream()
            .flatMap(step -> step.attempts().stream())
            .filter(attempt -> attempt.server() == null)
            .count();
    if (open > 0) {
      lines.add(
          palette.dim(
              "  waiting for late answers… (%d server verdict%s open)"
                  .formatted(open, open == 1 ? "" : "s")));
    }
    return lines;
  }

  private String milestone(String padded, String name, java.time.Duration length) {
    var within = journey.limits().get(name);
    var mark = within != null && length.compareTo(within) > 0 ? Mark.BAD : Mark.GOOD;
    return "    %s %s  %s%s"
        .formatted(
            mark.in(palette),
            padded,
            StepLines.duration(length),
            within == null ? "" : "  within " + Durations.text(within));
  }

  String late(AttemptObserved event, boolean ofThisRun) {
    return "  … %s%s, attempt %d: server %s"
        .formatted(
            ofThisRun ? "" : "an earlier run of " + event.journey() + ": ",
            StepLines.label(event.stage(), event.step()),
            event.attempt().number(),
            Attempted.server(event.attempt()));
  }

  private static String word(Outcome outcome) {
    return switch (outcome) {
      case Failed failed -> "failed (" + failed.reason().word() + ")";
      case Inconclusive inconclusive -> "inconclusive (" + inconclusive.cause().word() + ")";
      case Passed _, Degraded _, Excluded _ -> outcome.word();
    };
  }

  private static String message(Outcome outcome) {
    return switch (outcome) {
      case Passed _ -> "";
      case Degraded degraded -> ": " + degraded.message();
      case Failed failed ->
          ": "
              + failed.message()
              + (failed.dependency() == null ? "" : " [dependency " + failed.dependency() + "]");
      case Excluded excluded -> ": " + excluded.message();
      case Inconclusive inconclusive -> ": " + inconclusive.message();
    };
  }
}
