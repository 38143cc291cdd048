package dev.nines.cli.live;

/**
 * Colours, where they are wanted.
 *
 * @param colour whether they are
 */
public record Palette(boolean colour) {

  /** {@code text} in the rendition that an ANSI code selects. */
  String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }

  public String bold(String text) {
    return paint("1", text);
  }

  public String dim(String text) {
    return paint("2", text);
  }

  public String good(String text) {
    return paint("32", text);
  }

  public String warning(String text) {
    return paint("33", text);
  }

  public String bad(String text) {
    return paint("31", text);
  }
}
