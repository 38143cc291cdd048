package dev.nines.calendar;

/** Somebody's text, quoted for a message. */
final class Excerpt {

  private static final int LIMIT = 60;

  private Excerpt() {}

  /** The text in quotes, short, and without what could drive a terminal. */
  static String of(String text) {
    var kept = text.length() > LIMIT ? text.substring(0, LIMIT) + "…" : text;
    return '"' + kept.replaceAll("\\p{Cntrl}", "?") + '"';
  }
}
