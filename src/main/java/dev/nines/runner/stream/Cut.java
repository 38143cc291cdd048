package dev.nines.runner.stream;

/** Long texts, for people. */
final class Cut {

  /** For a sentence. */
  static final int SENTENCE = 200;

  /** For those who debug. */
  static final int WIRE = 4096;

  private Cut() {}

  /** The first {@code limit} characters of {@code text}, and how many are left out. */
  static String at(int limit, String text) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(limit - 1)) ? limit - 1 : limit;
    return text.substring(0, end) + "… (" + (text.length() - end) + " more characters)";
  }
}
