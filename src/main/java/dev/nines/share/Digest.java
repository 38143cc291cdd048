package dev.nines.share;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hash of a text that anybody can compute: SHA-256 of its UTF-8, 32 bits at a time. */
final class Digest {

  private final ByteBuffer bytes;

  private Digest(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  static Digest of(String text) {
    try {
      return new Digest(
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Eight of its hexadecimal digits as a number.
   *
   * @param index which eight, 0 to 7
   */
  long word(int index) {
    return Integer.toUnsignedLong(bytes.getInt(index * Integer.BYTES));
  }
}
