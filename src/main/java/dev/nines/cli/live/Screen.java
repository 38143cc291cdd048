package dev.nines.cli.live;

import dev.nines.cli.live.Terminal.Channel;
import dev.nines.outcome.RunEvent;
import dev.nines.runner.RunListener;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Shows runs on a channel while they go on; on a terminal with a line that moves. Events are taken
 * from any thread at once and shown by a thread of the screen's own.
 */
public final class Screen implements RunListener, AutoCloseable {

  private static final long REFRESH_MILLIS = 100;
  private static final Duration LONGEST_DRAIN = Duration.ofSeconds(5);

  private final BlockingQueue<Message> messages = new LinkedBlockingQueue<>();
  private final Channel channel;
  private final StatusLine status;
  private final View view;
  private final Thread thread;

  private sealed interface Message {}

  private record Happened(RunEvent event) implements Message {}

  private record Noted(String line) implements Message {}

  private record Absent(String journey, String region) implements Message {}

  private record Over() implements Message {}

  /**
   * @param view makes the view that is shown, from the colours there are and the place of its lines
   */
  public Screen(Channel channel, BiFunction<Palette, Consumer<String>, View> view) {
    this.channel = channel;
    this.status = new StatusLine(channel);
    this.view = view.apply(new Palette(channel.colour()), channel.writer()::println);
    this.thread = Thread.ofPlatform().name("nines-screen").daemon().start(this::show);
  }

  @Override
  public void on(RunEvent event) {
    messages.add(new Happened(event));
  }

  /** Shows a line that is no run's. */
  public void note(String line) {
    messages.add(new Noted(line));
  }

  /** Nothing more comes of the run of {@code journey} that {@code region} was to play. */
  public void absent(String journey, String region) {
    messages.add(new Absent(journey, region));
  }

  /** Shows what is left and ends; a terminal that takes nothing is left alone after a while. */
  @Override
  public void close() {
    messages.add(new Over());
    try {
      thread.join(LONGEST_DRAIN);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void show() {
    try {
      while (!(next() instanceof Over)) {
        status.show(view.status());
        channel.writer().flush();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    status.clear();
    channel.writer().flush();
  }

  /** Shows what is next; null where nothing came for a while and only the line moves. */
  private @Nullable Message next() throws InterruptedException {
    var message =
        channel.live() ? messages.poll(REFRESH_MILLIS, TimeUnit.MILLISECONDS) : messages.take();
    switch (message) {
      case Happened(RunEvent event) -> {
        status.clear();
        view.on(event);
      }
      case Noted(String line) -> {
        status.clear();
        channel.writer().println(line);
      }
      case Absent(String journey, String region) -> {
        status.clear();
        view.absent(journey, region);
      }
      case Over _ -> {}
      case null -> {}
    }
    return message;
  }
}
