package dev.nines.cli.live;

import dev.nines.journey.Durations;
import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Vital;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What was seen of an actor's pages, in lines: how they felt, and what their scripts threw. */
final class PageLines {

  private static final int MOST_ERRORS = 3;

  private final Palette palette;

  PageLines(Palette palette) {
    this.palette = palette;
  }

  List<String> of(List<PageRecord> pages) {
    var told =
        pages.stream().filter(page -> !page.vitals().isEmpty() || page.thrown() > 0).toList();
    if (told.isEmpty()) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    lines.add("  pages");
    int actors = RunLines.widest(told.stream().map(PageRecord::actor).map(Clean::line).toList());
    int steps = RunLines.widest(told.stream().map(PageRecord::step).map(Clean::line).toList());
    for (var page : told) {
      lines.add(
          "    %s %s  %s  %s"
              .formatted(
                  (page.thrown() > 0 ? Mark.SO_SO : Mark.GOOD).in(palette),
                  StepLines.padded(Clean.line(page.step()), steps),
                  StepLines.padded(Clean.line(page.actor()), actors),
                  vitals(page))
              .stripTrailing());
      lines.addAll(errors(page));
    }
    return lines;
  }

  private static String vitals(PageRecord page) {
    return page.vitals().entrySet().stream()
        .map(vital -> vital.getKey().word() + " " + text(vital.getKey(), vital.getValue()))
        .collect(Collectors.joining("  "));
  }

  private static String text(Vital vital, BigDecimal value) {
    return switch (vital) {
      case CUMULATIVE_LAYOUT_SHIFT -> value.setScale(2, RoundingMode.HALF_UP).toPlainString();
      case LARGEST_CONTENTFUL_PAINT,
          INTERACTION_TO_NEXT_PAINT,
          FIRST_CONTENTFUL_PAINT,
          TIME_TO_FIRST_BYTE ->
          Durations.brief(Duration.ofNanos(value.movePointRight(9).longValue()));
    };
  }

  private static List<String> errors(PageRecord page) {
    var lines = new ArrayList<String>();
    page.errors().stream()
        .limit(MOST_ERRORS)
        .forEach(error -> lines.add("      uncaught " + Clean.line(error)));
    int more = page.thrown() - lines.size();
    if (more > 0) {
      lines.add("      and %d more".formatted(more));
    }
    return lines;
  }
}
