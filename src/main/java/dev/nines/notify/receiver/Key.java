package dev.nines.notify.receiver;

import dev.nines.notify.Notice;
import java.util.Optional;

/** By what the other side knows a notice again. */
final class Key {

  private static final String PREFIX = "nines-";

  private Key() {}

  /** Of all messages about one trouble. */
  static String trouble(Notice notice) {
    return PREFIX + notice.id();
  }

  /** The id of the conversation that this is the key of; empty where it is none of ours. */
  static Optional<String> conversation(String trouble) {
    return trouble.startsWith(PREFIX)
        ? Optional.of(trouble.substring(PREFIX.length()))
        : Optional.empty();
  }

  /** Of this message alone, so that a repeat can be dropped. */
  static String message(Notice notice) {
    return trouble(notice) + "-" + notice.version();
  }
}
