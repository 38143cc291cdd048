package dev.nines.runner.stream;

import okio.ByteString;

/**
 * One received message.
 *
 * @param text as it came; base64 where it is binary
 * @param binary whether it came as bytes
 * @param event the type of a server-sent event, {@code message} unless the server gives another; ""
 *     on a WebSocket
 * @param id the last id of a server-sent event, or ""
 */
record Message(String text, boolean binary, String event, String id) {

  /** What the object itself takes beside its text, about. */
  private static final int OVERHEAD = 64;

  static Message text(String text) {
    return new Message(text, false, "", "");
  }

  static Message binary(ByteString bytes) {
    return new Message(bytes.base64(), true, "", "");
  }

  /** What it holds of memory, in bytes, about: a text is counted as if it were all Latin-1. */
  long size() {
    return (long) OVERHEAD + text.length() + event.length() + id.length();
  }
}
