package dev.nines.cli.live;

import dev.nines.cli.live.Terminal.Channel;
import dev.nines.journey.Journey;
import dev.nines.outcome.RunEvent;
import dev.nines.runner.RunListener;
import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
  private final TextView view;
  private final Thread thread;

  private sealed interface Message {}

  private record Happened(RunEvent event) implements Message {}

  private record Over() implements Message {}

  public Screen(Channel channel, Function<String, Journey> journeys, Ticker ticker) {
    this.channel = channel;
    this.status = new StatusLine(channel);
    this.view =
        new TextView(journeys, new Palette(channel.colour()), ticker, channel.writer()::println);
    this.thread = Thread.ofPlatform().name("nines-screen").daemon().start(this::show);
  }

  @Override
  public void on(RunEvent event) {
    messages.add(new Happened(event));
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
    if (message instanceof Happened(RunEvent event)) {
      status.clear();
      view.on(event);
    }
    return message;
  }
}
