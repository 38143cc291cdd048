package dev.nines.runner.stream;

import dev.nines.journey.Durations;
import dev.nines.time.Timer;
import dev.nines.time.Timer.Alarm;
import java.time.Duration;
import java.util.function.Consumer;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Asks a server every interval whether it is there, and says so when it was not within one. Safe
 * from any thread.
 */
final class Pings {

  private final Duration interval;
  private final Timer timer;
  private final Consumer<ByteString> ping;
  private final Consumer<StreamEnd> dead;
  private State state = State.ANSWERED;
  private long number;
  private @Nullable Alarm alarm;
  private boolean stopped;

  private enum State {
    ANSWERED,
    DUE,
    SENT
  }

  /**
   * @param ping sends a ping with this payload in the background, and then calls {@link #sent}
   * @param dead told, on the timer's thread, when an answer is missing
   */
  Pings(Duration interval, Timer timer, Consumer<ByteString> ping, Consumer<StreamEnd> dead) {
    this.interval = interval;
    this.timer = timer;
    this.ping = ping;
    this.dead = dead;
  }

  synchronized void start() {
    if (!stopped) {
      alarm = timer.after(interval, this::due);
    }
  }

  synchronized void stop() {
    stopped = true;
    if (alarm != null) {
      alarm.cancel();
    }
  }

  synchronized void sent() {
    if (state == State.DUE) {
      state = State.SENT;
    }
  }

  /** A pong came; one that answers no ping of ours is no sign of life. */
  synchronized void pong(ByteString payload) {
    if (payload.equals(payload())) {
      state = State.ANSWERED;
    }
  }

  private void due() {
    State before;
    ByteString payload;
    synchronized (this) {
      if (stopped) {
        return;
      }
      before = state;
      number++;
      state = State.DUE;
      payload = payload();
    }
    switch (before) {
      case ANSWERED -> {
        start();
        ping.accept(payload);
      }
      case SENT -> dead.accept(StreamEnd.silent("no pong within " + words() + " of a ping"));
      case DUE ->
          dead.accept(
              StreamEnd.silent(
                  "a ping could not be sent within " + words() + ", it reads nothing"));
    }
  }

  private ByteString payload() {
    return new Buffer().writeLong(number).readByteString();
  }

  private String words() {
    return Durations.text(interval);
  }
}
