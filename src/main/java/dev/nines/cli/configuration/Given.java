package dev.nines.cli.configuration;

import java.util.regex.Pattern;

/** A value as somebody gave it, several with commas between them. */
public record Given(String text, Origin origin) {

  /** Whatever stands before the host: of a token it may be the name as well as the password. */
  private static final Pattern LOGIN = Pattern.compile("(?i)(https?://)[^/?#\\s]*@");

  private static final Pattern PASSWORD = Pattern.compile("(//[^/@:\\s]*+):[^/\\s]*@");

  /**
   * Lengths are bounded, as a text may be of any length and be searched from each of its places.
   */
  private static final Pattern PARAMETER =
      Pattern.compile(
          "(?i)([?&;#][^=&?;#\\s]{0,60}(?:password|passwd|token|key|secret|pass)[^=&?;#\\s]{0,60}+=)[^&\\s]*");

  /** What holds where nobody said anything; empty where that depends. */
  static Given usual(Setting<?> setting) {
    return new Given(setting.usual(), new Origin.Default());
  }

  /** Without what nobody is to see. */
  public String shown() {
    var shown = LOGIN.matcher(text).replaceAll("$1…@");
    shown = PASSWORD.matcher(shown).replaceAll("$1:…@");
    return PARAMETER.matcher(shown).replaceAll("$1…");
  }
}
