package dev.nines.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * What is kept of a token. SHA-256 once and without salt: a {@link Token} has 256 random bits, so
 * there is nothing to guess that a slow hash would have to slow down, and each request would pay
 * for it.
 */
public final class TokenHash {

  private static final String SCHEME = "sha256:";
  private static final Pattern FORM = Pattern.compile(SCHEME + "[0-9a-f]{64}");

  private final byte[] bytes;

  private TokenHash(byte[] bytes) {
    this.bytes = bytes;
  }

  /** That of a token. */
  public static TokenHash of(String token) {
    try {
      return new TokenHash(
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }

  /**
   * One as it is written.
   *
   * @throws IllegalArgumentException if it is none
   */
  static TokenHash parse(String text) {
    if (!FORM.matcher(text).matches()) {
      throw new IllegalArgumentException("no hash of a token");
    }
    return new TokenHash(HexFormat.of().parseHex(text, SCHEME.length(), text.length()));
  }

  /** Whether they are of the same token; takes as long whether they are or not. */
  boolean matches(TokenHash other) {
    return MessageDigest.isEqual(bytes, other.bytes);
  }

  /** As it is written: {@code sha256:} and 64 hexadecimal digits. */
  @Override
  public String toString() {
    return SCHEME + HexFormat.of().formatHex(bytes);
  }
}
