package dev.nines.expression;

import com.google.common.io.BaseEncoding;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Locale;

/** Time-based one-time passwords (RFC 6238), a new one every 30 seconds. */
final class Totp {

  private static final long STEP_SECONDS = 30;
  private static final int[] TENS = {1_000_000, 10_000_000, 100_000_000};

  private Totp() {}

  /**
   * The password at an instant.
   *
   * @param secret in base 32, as the second factor's page shows it: case, spaces and padding do not
   *     matter
   * @param digits from 6 to 8
   */
  static String at(Instant instant, String secret, long digits, String algorithm) {
    if (digits < 6 || digits > 8) {
      throw new FailureException("the number of digits is out of range; expected 6, 7 or 8");
    }
    long counter = Math.floorDiv(instant.getEpochSecond(), STEP_SECONDS);
    byte[] mac =
        Digests.hmac(
            algorithm, key(secret), ByteBuffer.allocate(Long.BYTES).putLong(counter).array());
    int offset = mac[mac.length - 1] & 0xf;
    int code = ByteBuffer.wrap(mac).getInt(offset) & Integer.MAX_VALUE;
    return String.format(Locale.ROOT, "%0" + digits + "d", code % TENS[(int) digits - 6]);
  }

  private static byte[] key(String secret) {
    var letters = secret.replaceAll("[\\s=-]", "").toUpperCase(Locale.ROOT);
    try {
      return BaseEncoding.base32().omitPadding().decode(letters);
    } catch (IllegalArgumentException _) {
      throw new FailureException("the secret is not in base 32 (letters A to Z, digits 2 to 7)");
    }
  }
}
