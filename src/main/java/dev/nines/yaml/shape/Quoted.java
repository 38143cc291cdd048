package dev.nines.yaml.shape;

/** An author's text, made fit for a message. */
public final class Quoted {

  private static final int MOST = 60;

  private Quoted() {}

  /** In quotes, on one line, cut where it is long, without what could drive a terminal. */
  public static String of(String text) {
    var line = harmless(text.replace("\n", "\\n"));
    return '"' + (line.length() > MOST ? line.substring(0, MOST - 1) + "…" : line) + '"';
  }

  /**
   * A message that may repeat an author's text: on one line, without what could drive a terminal.
   */
  public static String line(String message) {
    return harmless(message.replace('\n', ' '));
  }

  /** The text with each control character replaced, tabs aside. */
  static String harmless(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) && c != '\t' ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
