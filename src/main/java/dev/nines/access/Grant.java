package dev.nines.access;

import java.util.regex.Pattern;

/**
 * What a token gives.
 *
 * @param name whose it is, as the audit log says it: 1 to 63 letters, digits, dots, dashes and
 *     underscores
 */
public record Grant(String name, Role role, TokenHash hash) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,62}");

  /** What a name is, in words. */
  public static final String NAME_IN_WORDS =
      "1 to 63 letters, digits, dots, dashes and underscores, a letter or digit first";

  /**
   * A grant.
   *
   * @throws IllegalArgumentException if its name is none
   */
  public Grant {
    if (!isName(name)) {
      throw new IllegalArgumentException("no name of a token");
    }
  }

  /** Whether a token may be called so. */
  public static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /** The line of a file of tokens. */
  public String line() {
    return name + " " + role.word() + " " + hash;
  }
}
