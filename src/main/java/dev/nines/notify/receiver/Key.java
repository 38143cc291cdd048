package dev.nines.notify.receiver;

import dev.nines.notify.Notice;

/** By what the other side knows a notice again. */
final class Key {

  private Key() {}

  /** Of all messages about one trouble. */
  static String trouble(Notice notice) {
    return "nines-" + notice.id();
  }

  /** Of this message alone, so that a repeat can be dropped. */
  static String message(Notice notice) {
    return trouble(notice) + "-" + notice.version();
  }
}
