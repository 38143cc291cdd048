package dev.nines.calendar;

/** Somebody's text, made fit for a message: short, and without what could drive a terminal. */
final class Excerpt {

  private static final int LIMIT = 60;

  private Excerpt() {}

  /** The text in quotes. */
  static String of(String text) {
    return '"' + plain(text) + '"';
  }

  static String plain(String text) {
    var kept = text.length() > LIMIT ? text.substring(0, LIMIT) + "…" : text;
    return kept.replaceAll("\\p{Cntrl}", "?");
  }
}
