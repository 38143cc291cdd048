package dev.nines.notify.message;

/** Text that is kept to one line and a length. */
public final class Excerpt {

  private Excerpt() {}

  /**
   * The text in one line of at most {@code most} characters, with an ellipsis where some were left
   * out.
   *
   * @param most at least 2
   */
  public static String line(String text, int most) {
    return of(text.strip().replaceAll("\\s+", " "), most);
  }

  /** The text, at most {@code most} characters of it. */
  public static String of(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    // Half of a character outside of the basic plane is no text.
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
