package dev.nines.cli.live;

import dev.nines.outcome.RunEvent;
import dev.nines.time.Ticker;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs in several regions at once, line by line as they happen, each line with its region before
 * it: what can be searched and sorted.
 */
public final class PrefixedView implements View {

  private final Regions<TextView> regions;

  /**
   * @param names of the regions
   * @param journeys the journey of a name
   * @param lines where finished lines go
   */
  public PrefixedView(
      List<String> names,
      Function<String, Outline> journeys,
      Palette palette,
      Ticker ticker,
      Consumer<String> lines) {
    int width = RunLines.widest(names);
    regions =
        new Regions<>(
            names,
            region ->
                new TextView(
                    journeys,
                    palette,
                    ticker,
                    line ->
                        lines.accept(StepLines.padded(Clean.line(region), width) + "  " + line)));
  }

  @Override
  public void on(RunEvent event) {
    regions.of(event).ifPresent(view -> view.on(event));
  }

  @Override
  public String status() {
    return "";
  }
}
