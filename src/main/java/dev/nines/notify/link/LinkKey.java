package dev.nines.notify.link;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The secret by which links are signed. It never says what it is. */
public final class LinkKey {

  /** How many bytes a key has at least: as many as the signature. */
  public static final int SHORTEST = 32;

  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  private LinkKey(byte[] bytes) {
    this.key = new SecretKeySpec(bytes, ALGORITHM);
  }

  /**
   * A key.
   *
   * @throws IllegalArgumentException if it is shorter than {@link #SHORTEST} bytes
   */
  public static LinkKey of(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the key has %d bytes; expected %d or more".formatted(bytes.length, SHORTEST));
    }
    return new LinkKey(bytes);
  }

  /** HMAC-SHA-256, 32 bytes. */
  byte[] sign(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows " + ALGORITHM, e);
    }
  }

  @Override
  public String toString() {
    return "•••";
  }
}
