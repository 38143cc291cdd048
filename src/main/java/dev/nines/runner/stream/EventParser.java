package dev.nines.runner.stream;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Server-sent events as the WHATWG's HTML standard, 9.2.6, reads them, from bytes in pieces of any
 * length. What is unfinished when the bytes end was no event. {@code retry} is ignored, for a
 * journey sees its stream die and does not reconnect. Not safe for several threads.
 */
final class EventParser {

  private final Bounds bounds;
  private final Consumer<Message> events;
  private final LineSplitter lines;
  private final StringBuilder data = new StringBuilder();
  private boolean hasData;
  private String event = "";
  private String id = "";

  EventParser(Bounds bounds, Consumer<Message> events) {
    this.bounds = bounds;
    this.events = events;
    this.lines = new LineSplitter(bounds, this::line);
  }

  /**
   * Reads the first {@code length} bytes.
   *
   * @throws StreamFault if a line or an event is greater than its bound
   */
  void feed(byte[] bytes, int length) throws StreamFault {
    lines.feed(bytes, length);
  }

  private void line(byte[] bytes, int length) throws StreamFault {
    var line = new String(bytes, 0, length, StandardCharsets.UTF_8);
    if (line.isEmpty()) {
      dispatch();
      return;
    }
    int colon = line.indexOf(':');
    if (colon == 0) {
      return; // A comment.
    }
    if (colon < 0) {
      field(line, "");
    } else {
      int value = line.startsWith(" ", colon + 1) ? colon + 2 : colon + 1;
      field(line.substring(0, colon), line.substring(value));
    }
  }

  private void field(String name, String value) throws StreamFault {
    switch (name) {
      case "data" -> append(value);
      case "event" -> event = value;
      case "id" -> {
        if (value.indexOf('\0') < 0) {
          id = value;
        }
      }
      default -> {
        // The standard ignores what it does not know.
      }
    }
  }

  private void append(String value) throws StreamFault {
    if ((long) data.length() + value.length() > bounds.bytes()) {
      throw new StreamFault(
          StreamFault.TOO_BIG, "an event without an end; the limit is " + bounds.size());
    }
    if (hasData) {
      data.append('\n');
    }
    data.append(value);
    hasData = true;
  }

  private void dispatch() {
    if (hasData) {
      events.accept(new Message(data.toString(), false, event.isEmpty() ? "message" : event, id));
    }
    data.setLength(0);
    if (data.capacity() > 64 * 1024) {
      data.trimToSize();
    }
    hasData = false;
    event = "";
  }
}
