package dev.nines.api;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How a host of repositories proves that it is the one that was given a secret. What it says is not
 * looked at, as the repository is asked itself, so that to hear the same again does no harm.
 *
 * @param secret that only it and we know
 */
record PushProof(String secret) {

  /** The headers that may have a proof, for whoever has none. */
  static final String EXPECTED =
      "X-Hub-Signature-256 (GitHub), X-Gitea-Signature or X-Forgejo-Signature, X-Gitlab-Token, or"
          + " webhook-signature (GitLab)";

  private static final String ALGORITHM = "HmacSHA256";

  /** How GitLab marks a key that it made itself. */
  private static final String ENCODED = "whsec_";

  private static final String VERSION = "v1,";

  /**
   * Whether one of the headers proves it, in constant time.
   *
   * @param header finds a header by its name; null where there is none
   * @param body as it came
   */
  boolean holds(UnaryOperator<@Nullable String> header, byte[] body) {
    var signature = HexFormat.of().formatHex(mac(plain(), body));
    return same("sha256=" + signature, header.apply("X-Hub-Signature-256"))
        || same(signature, header.apply("X-Gitea-Signature"))
        || same(signature, header.apply("X-Forgejo-Signature"))
        || same(secret, header.apply("X-Gitlab-Token"))
        || signed(header, body);
  }

  /** After the Standard Webhooks, several signatures with spaces between them. */
  private boolean signed(UnaryOperator<@Nullable String> header, byte[] body) {
    var id = header.apply("webhook-id");
    var time = header.apply("webhook-timestamp");
    var signatures = header.apply("webhook-signature");
    if (id == null || time == null || signatures == null) {
      return false;
    }
    var before = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
    var expected = VERSION + Base64.getEncoder().encodeToString(mac(key(), before, body));
    boolean found = false;
    for (var each : signatures.split(" ", -1)) {
      found |= same(expected, each);
    }
    return found;
  }

  private byte[] plain() {
    return secret.getBytes(StandardCharsets.UTF_8);
  }

  private byte[] key() {
    if (secret.startsWith(ENCODED)) {
      try {
        var decoded = Base64.getDecoder().decode(secret.substring(ENCODED.length()));
        if (decoded.length > 0) { // Nobody signs with nothing.
          return decoded;
        }
      } catch (IllegalArgumentException _) {
        // It only looks like one.
      }
    }
    return plain();
  }

  private static boolean same(String expected, @Nullable String found) {
    return found != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] mac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java knows " + ALGORITHM, e);
    }
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "***";
  }
}
