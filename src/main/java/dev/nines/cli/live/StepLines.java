package dev.nines.cli.live;

import dev.nines.cli.report.Attempted;
import dev.nines.journey.Durations;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.StepRecord;
import dev.nines.outcome.StepRecord.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A step that is over, in lines: what was done, and each attempt with both verdicts. */
final class StepLines {

  private final Palette palette;
  private final int nameWidth;
  private final int actorWidth;

  /**
   * @param nameWidth the width of the column of names
   * @param actorWidth the width of the column of actors
   */
  StepLines(Palette palette, int nameWidth, int actorWidth) {
    this.palette = palette;
    this.nameWidth = nameWidth;
    this.actorWidth = actorWidth;
  }

  /** The name of a step with the part of the journey that it belongs to. */
  static String label(Stage stage, String name) {
    return switch (stage) {
      case STEP -> Clean.line(name);
      case REQUIRE -> "require: " + Clean.line(name);
      case TEARDOWN -> "finally: " + Clean.line(name);
    };
  }

  List<String> of(StepRecord step) {
    var lines = new ArrayList<String>();
    var attempts = step.attempts();
    lines.add(
        "  %s %s  %s  %s  %s"
            .formatted(
                Mark.of(step).in(palette),
                padded(label(step.stage(), step.name()), nameWidth),
                padded(Clean.line(step.actor()), actorWidth),
                duration(step.duration()),
                summary(step))
            .stripTrailing());
    if (attempts.size() > 1) {
      attempts.forEach(attempt -> lines.addAll(attempt(attempt)));
    } else if (step.message() != null) {
      lines.add("      " + Clean.line(step.message()));
    }
    return lines;
  }

  private static String summary(StepRecord step) {
    var attempts = step.attempts();
    return switch (step.result()) {
      case SKIPPED -> "skipped";
      case NOT_HELD -> "does not hold";
      case SUCCEEDED, FAILED, CUT ->
          switch (attempts.size()) {
            case 0 -> "";
            case 1 -> verdicts(attempts.getFirst());
            default -> attempts.size() + " attempts";
          };
    };
  }

  private List<String> attempt(Attempt attempt) {
    var lines = new ArrayList<String>();
    lines.add(
        "      %d  %s  %s"
            .formatted(attempt.number(), duration(attempt.duration()), verdicts(attempt)));
    if (attempt.message() != null && !attempt.ok()) {
      lines.add("         " + palette.dim(Clean.line(attempt.message())));
    }
    return lines;
  }

  private static String verdicts(Attempt attempt) {
    var backend = attempt.backend();
    return Attempted.verdicts(attempt) + (backend == null ? "" : " (" + Clean.line(backend) + ")");
  }

  static String duration(java.time.Duration duration) {
    return String.format(Locale.ROOT, "%8s", Durations.brief(duration));
  }

  static String padded(String text, int width) {
    int length = text.codePointCount(0, text.length());
    return length >= width ? text : text + " ".repeat(width - length);
  }
}
