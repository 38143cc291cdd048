package dev.nines.runner.stream;

import dev.nines.outcome.RunEvent.Direction;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.WireTap;
import dev.nines.time.Ticker;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The receiving end of one stream. Safe from any thread. */
final class Reception {

  private final String name;
  private final Inbox inbox;
  private final Ticker ticker;
  private volatile WireTap tap;
  private volatile @Nullable RuntimeException fault;

  Reception(String name, Bounds bounds, Ticker ticker, WireTap tap) {
    this.name = name;
    this.inbox = new Inbox(bounds);
    this.ticker = ticker;
    this.tap = tap;
  }

  /** The stream's name. */
  String name() {
    return name;
  }

  Inbox inbox() {
    return inbox;
  }

  /** From now on what passes is shown as part of this step. */
  void shownBy(WireTap tap) {
    this.tap = tap;
  }

  void received(Message message) {
    show(
        Direction.RECEIVED,
        () ->
            (message.event().isEmpty() ? "" : "event " + message.event() + ": ")
                + (message.binary() ? "binary, base64: " : "")
                + message.text());
    inbox.add(message);
  }

  /** Shows something to who debugs, and which of the actor's streams it passed. */
  void show(Direction direction, Supplier<String> text) {
    tap.show(
        direction, () -> "stream \"" + name + "\": " + Cut.at(Cut.WIRE, tap.redacted(text.get())));
  }

  /** The stream is over; only the first end told is the one. */
  void end(StreamEnd end) {
    if (inbox.end(end, ticker.nanos())) {
      show(Direction.RECEIVED, () -> end.what() + ": " + end.detail());
    }
  }

  /** The prober itself failed at reading: the target must not be blamed. */
  void fail(RuntimeException unforeseen) {
    fault = unforeseen;
    end(StreamEnd.ours("reading it failed"));
  }

  /**
   * What a step gets that needed the stream, which is over.
   *
   * @param more ends the sentence; how long the step tried comes after it
   */
  Broken broken(Inbox.Ending ending, String more) {
    var unforeseen = fault;
    if (unforeseen != null) {
      throw new IllegalStateException("stream \"" + name + "\" could not be read", unforeseen);
    }
    return ending.end().exchange(name, ticker.since(ending.at()), more);
  }
}
