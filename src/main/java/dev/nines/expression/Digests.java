package dev.nines.expression;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Hashes and keyed hashes. */
final class Digests {

  /** The algorithms by the names that authors write. */
  static final String ALGORITHMS = "md5, sha1, sha224, sha256, sha384 or sha512";

  private Digests() {}

  static byte[] hash(String algorithm, byte[] data) {
    try {
      return MessageDigest.getInstance(digest(algorithm)).digest(data);
    } catch (NoSuchAlgorithmException _) {
      throw unknown();
    }
  }

  static byte[] hmac(String algorithm, byte[] key, byte[] data) {
    if (key.length == 0) {
      throw new FailureException("the key is empty");
    }
    var name = "Hmac" + digest(algorithm).replace("-", "");
    try {
      var mac = Mac.getInstance(name);
      mac.init(new SecretKeySpec(key, name));
      return mac.doFinal(data);
    } catch (GeneralSecurityException _) {
      throw unknown();
    }
  }

  /** Java's name of an algorithm, whose name may be written {@code sha256} or {@code SHA-256}. */
  static Optional<String> javaName(String algorithm) {
    return switch (algorithm.toLowerCase(Locale.ROOT).replace("-", "")) {
      case "md5" -> Optional.of("MD5");
      case "sha1" -> Optional.of("SHA-1");
      case "sha224" -> Optional.of("SHA-224");
      case "sha256" -> Optional.of("SHA-256");
      case "sha384" -> Optional.of("SHA-384");
      case "sha512" -> Optional.of("SHA-512");
      default -> Optional.empty();
    };
  }

  private static String digest(String algorithm) {
    return javaName(algorithm).orElseThrow(Digests::unknown);
  }

  private static FailureException unknown() {
    return new FailureException("unknown algorithm; expected " + ALGORITHMS);
  }
}
