package dev.nines.cli.live;

import dev.nines.journey.Durations;
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
import dev.nines.outcome.StepRecord;
import dev.nines.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs of one journey in several regions at once: a row for each step and a column for each region,
 * shown when every region is past the step; below them, what the regions do now. What is to be said
 * of a step, and how the runs ended, follows when all have, or could not be played. Not safe
 * between threads.
 */
public final class SideBySideView implements View {

  private static final int LEAST_WIDTH = 12;

  private final Function<String, List<String>> regions;
  private final Function<String, Outline> journeys;
  private final Palette palette;
  private final Ticker ticker;
  private final Consumer<String> lines;
  private final Regions<Column> columns;
  private List<String> names = List.of();
  private List<String> rows = List.of();
  private int shown;
  private String shownJourney = "";
  private boolean headed;
  private boolean told;

  /**
   * @param names of all regions
   * @param regions in which the journey of a name is played, in the order of their columns
   * @param journeys the journey of a name
   * @param lines where finished lines go
   */
  public SideBySideView(
      List<String> names,
      Function<String, List<String>> regions,
      Function<String, Outline> journeys,
      Palette palette,
      Ticker ticker,
      Consumer<String> lines) {
    this.regions = regions;
    this.journeys = journeys;
    this.palette = palette;
    this.ticker = ticker;
    this.lines = lines;
    this.columns = new Regions<>(names, Column::new);
  }

  /** How far one region has come. */
  private static final class Column {
    private final String name;
    private final List<StepRecord> steps = new ArrayList<>();
    private String activity = "";
    private long since;
    private final List<String> late = new ArrayList<>();
    private boolean begun;
    private boolean over;
    private @Nullable Run run;

    Column(String name) {
      this.name = name;
    }

    void clear() {
      steps.clear();
      late.clear();
      activity = "";
      begun = false;
      over = false;
      run = null;
    }

    Optional<StepRecord> step(String label) {
      return steps.stream().filter(step -> label(step).equals(label)).findFirst();
    }
  }

  @Override
  public void on(RunEvent event) {
    columns.of(event).ifPresent(column -> on(event, column));
  }

  private void on(RunEvent event, Column column) {
    switch (event) {
      case RunStarted started -> begin(started.journey(), column);
      case StepStarted started -> {
        column.activity = StepLines.label(started.stage(), started.step());
        column.since = ticker.nanos();
      }
      case StepEnded ended -> {
        column.activity = "";
        column.steps.add(ended.record());
        showRows();
      }
      case RunEnded(Run run) -> {
        if (!column.begun) {
          // A run that was over before it began has no other event.
          begin(run.journey(), column);
        }
        column.activity = run.settled() ? "" : "waiting for late answers";
        column.since = ticker.nanos();
        column.run = run;
        over(run.journey(), column);
      }
      case AttemptObserved observed -> {
        if (column.run != null) {
          column.late.add(prefix(column.name) + form(observed.journey()).late(observed, true));
          showLate(column);
        }
      }
      case RunSettled(Run run) -> {
        column.activity = "";
        if (!told) {
          // What came late is in it.
          column.run = run;
          column.late.clear();
        }
      }
      case AttemptEnded _, RetryAwaited _, Wire _ -> {}
    }
  }

  @Override
  public void absent(String journey, String region) {
    var column = columns.get(region);
    open(journey, column);
    column.activity = "";
    over(journey, column);
  }

  private void begin(String journey, Column column) {
    open(journey, column);
    column.begun = true;
    if (!headed) {
      headed = true;
      var outline = journeys.apply(journey);
      lines.accept(palette.bold(Clean.line(outline.name())) + " " + Clean.line(outline.title()));
      lines.accept(palette.dim(row("", Clean::line).stripTrailing()));
    }
  }

  /** Opens the next table where this one is another journey's, or has this region's end already. */
  private void open(String journey, Column column) {
    if (column.over || !journey.equals(shownJourney)) {
      shownJourney = journey;
      names = regions.apply(journey);
      rows = journeys.apply(journey).labels();
      shown = 0;
      headed = false;
      told = false;
      names.forEach(name -> columns.get(name).clear());
    }
  }

  private void over(String journey, Column column) {
    column.over = true;
    showRows();
    if (names.stream().map(columns::get).allMatch(each -> each.over)) {
      showEnds(journey);
      told = true;
      names.forEach(name -> showLate(columns.get(name)));
    }
  }

  private void showLate(Column column) {
    if (told) {
      column.late.forEach(lines);
      column.late.clear();
    }
  }

  /** Shows the rows that no region will add to. */
  private void showRows() {
    while (shown < rows.size() && complete(shown)) {
      var label = rows.get(shown++);
      if (anyReached(label)) {
        lines.accept(row(label, name -> cell(columns.get(name), label)).stripTrailing());
      }
    }
  }

  private boolean complete(int row) {
    var rest = rows.subList(row, rows.size());
    return names.stream()
        .map(columns::get)
        .allMatch(column ->
            column.over || rest.stream().anyMatch(label -> column.step(label).isPresent()));
  }

  private boolean anyReached(String label) {
    return names.stream().anyMatch(name -> columns.get(name).step(label).isPresent());
  }

  private String cell(Column column, String label) {
    return column
        .step(label)
        .map(step -> Mark.of(step).in(palette) + StepLines.duration(step.duration()))
        .orElse("");
  }

  private String row(String label, Function<String, String> cell) {
    var row = new StringBuilder("  " + StepLines.padded(label, RunLines.widest(rows)));
    for (var name : names) {
      int width = Math.max(LEAST_WIDTH, name.codePointCount(0, name.length()) + 2);
      row.append("  ").append(paddedVisible(cell.apply(name), width));
    }
    return row.toString();
  }

  /** Colours have no width. */
  private static String paddedVisible(String text, int width) {
    var visible = text.replaceAll("\u001b\\[[0-9;]*m", "");
    return text + " ".repeat(Math.max(0, width - visible.codePointCount(0, visible.length())));
  }

  /** Says of each region what its cells could not hold, and how its run ended. */
  private void showEnds(String journey) {
    var form = form(journey);
    for (var name : names) {
      var run = columns.get(name).run;
      if (run != null) {
        run.steps().stream()
            .filter(SideBySideView::remarkable)
            .flatMap(step -> form.step(step).stream())
            .forEach(line -> lines.accept(prefix(name) + line));
        form.ended(run).forEach(line -> lines.accept(prefix(name) + line));
      }
    }
  }

  private RunLines form(String journey) {
    return new RunLines(palette, journeys.apply(journey));
  }

  private String prefix(String name) {
    return StepLines.padded(Clean.line(name), RunLines.widest(names)) + "  ";
  }

  private static boolean remarkable(StepRecord step) {
    return step.retried() || step.message() != null;
  }

  private static String label(StepRecord step) {
    return StepLines.label(step.stage(), step.name());
  }

  @Override
  public String status() {
    var parts = new ArrayList<String>();
    columns.forEach((name, column) -> {
      if (!column.activity.isEmpty()) {
        parts.add(
            "%s: %s %s"
                .formatted(
                    Clean.line(name),
                    column.activity,
                    palette.dim(Durations.brief(ticker.since(column.since)))));
      }
    });
    return String.join("  │  ", parts);
  }
}
