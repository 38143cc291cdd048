package dev.nines.access;

import java.util.Base64;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * What somebody shows to be let in: {@code nines_} and 32 random bytes. Nothing else is taken for
 * one, so that nobody makes a password of their own do. It never says what it is but where it is
 * asked to.
 */
public final class Token {

  private static final String PREFIX = "nines_";
  private static final int BYTES = 32;
  private static final Pattern FORM = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

  private final String text;

  private Token(String text) {
    this.text = text;
  }

  /**
   * A new one.
   *
   * @param random that nobody can foretell
   */
  public static Token make(RandomGenerator random) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Token(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** Whether a text has the form of one. */
  public static boolean is(String text) {
    return FORM.matcher(text).matches();
  }

  /** The token itself, to be shown once to whom it is made for. */
  public String reveal() {
    return text;
  }

  /** What is kept of it. */
  public TokenHash hash() {
    return TokenHash.of(text);
  }

  @Override
  public String toString() {
    return "•••";
  }
}
