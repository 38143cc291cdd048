package dev.nines.cli;

import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Outline;
import dev.nines.cli.live.Palette;
import dev.nines.cli.live.Screen;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.cli.live.TextView;
import dev.nines.cli.live.View;
import dev.nines.cli.report.Results.NotRun;
import dev.nines.journey.Journey;
import dev.nines.outcome.RunEvent;
import dev.nines.runner.RunListener;
import dev.nines.time.Ticker;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Shows runs on any number of channels at once. Safe from any thread. */
final class Showing implements RunListener, AutoCloseable {

  private final List<Screen> screens;

  /** Makes the view for a channel, from the colours there are and the place of its lines. */
  interface Views {
    View of(Channel channel, Palette palette, Consumer<String> lines);
  }

  Showing(List<Channel> channels, Views views) {
    screens =
        channels.stream()
            .map(channel ->
                new Screen(channel, (palette, lines) -> views.of(channel, palette, lines)))
            .toList();
  }

  /** Shows the runs of these journeys, played one after another. */
  static Showing of(List<Journey> journeys, List<Channel> channels) {
    Map<String, Outline> byName = new LinkedHashMap<>();
    journeys.forEach(journey -> byName.put(journey.name(), Outline.of(journey)));
    return new Showing(
        channels,
        (_, palette, lines) ->
            new TextView(
                name -> Objects.requireNonNull(byName.get(name)), palette, Ticker.SYSTEM, lines));
  }

  @Override
  public void on(RunEvent event) {
    screens.forEach(screen -> screen.on(event));
  }

  /** Shows that a journey was not played. */
  void notRun(NotRun journey) {
    note("– " + Clean.line(journey.journey()) + " not run: " + Clean.line(journey.message()));
  }

  /** Nothing more comes of the run of {@code journey} that {@code region} was to play. */
  void absent(String journey, String region) {
    screens.forEach(screen -> screen.absent(journey, region));
  }

  void note(String line) {
    screens.forEach(screen -> screen.note(line));
  }

  @Override
  public void close() {
    screens.forEach(Screen::close);
  }
}
