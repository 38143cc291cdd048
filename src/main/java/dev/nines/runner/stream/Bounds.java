package dev.nines.runner.stream;

/**
 * How much a stream may make the prober keep.
 *
 * @param messages unread messages
 * @param bytes of unread messages together, and of any one message
 * @param fragments of one message: empty ones take no room and could go on for ever
 */
record Bounds(int messages, int bytes, int fragments) {

  static final Bounds DEFAULT = new Bounds(1_000, 4 * 1024 * 1024, 65_536);

  /** What may be kept unread, for a sentence. */
  String words() {
    return messages + " messages or " + size();
  }

  /** {@link #bytes} for a sentence. */
  String size() {
    return bytes % (1024 * 1024) == 0 ? bytes / (1024 * 1024) + " MiB" : bytes + " bytes";
  }
}
