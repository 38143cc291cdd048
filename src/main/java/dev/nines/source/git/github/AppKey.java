package dev.nines.source.git.github;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Pattern;

/** The private key of an app, as GitHub gives it out. */
final class AppKey {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (?<kind>RSA )?PRIVATE KEY-----(?<text>[A-Za-z0-9+/=\\s]*)-----END (RSA )?PRIVATE KEY-----");

  /** In DER: version 0, and RSA as the algorithm; see RFC 5208. */
  private static final byte[] RSA = {
    0x02,
    0x01,
    0x00,
    0x30,
    0x0d,
    0x06,
    0x09,
    0x2a,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xf7,
    0x0d,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };

  private static final byte SEQUENCE = 0x30;
  private static final byte OCTETS = 0x04;

  private final PrivateKey key;

  private AppKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * The key in a PEM text, in PKCS #1 ({@code BEGIN RSA PRIVATE KEY}) or PKCS #8.
   *
   * @throws IllegalArgumentException if there is none; the message says nothing of the text
   */
  static AppKey of(String pem) {
    var found = PEM.matcher(pem);
    if (found.find()) {
      try {
        var der = Base64.getMimeDecoder().decode(found.group("text"));
        var encoded = found.group("kind") == null ? der : wrapped(der);
        return new AppKey(
            KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
      } catch (GeneralSecurityException | IllegalArgumentException _) {
        // Said below, without what may be secret in it.
      }
    }
    throw new IllegalArgumentException(
        "holds no private key of a GitHub App; expected the .pem file that GitHub gave, which begins with -----BEGIN RSA PRIVATE KEY-----");
  }

  /** PKCS #8 around PKCS #1: the JDK reads no other. */
  private static byte[] wrapped(byte[] key) {
    var inside = new ByteArrayOutputStream();
    inside.writeBytes(RSA);
    inside.writeBytes(value(OCTETS, key));
    return value(SEQUENCE, inside.toByteArray());
  }

  private static byte[] value(byte tag, byte[] content) {
    var out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 128) {
      out.write(content.length);
    } else {
      var length = java.math.BigInteger.valueOf(content.length).toByteArray();
      int from = length[0] == 0 ? 1 : 0;
      out.write(0x80 | (length.length - from));
      out.write(length, from, length.length - from);
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  /** A signed token (RFC 7519, RS256) that says {@code claims}, a JSON object. */
  String signed(String claims) {
    var text = encoded("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encoded(claims);
    try {
      var signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key);
      signature.update(text.getBytes(StandardCharsets.US_ASCII));
      return text + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("an RSA key signs", e);
    }
  }

  private static String encoded(String text) {
    return encoded(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Override
  public String toString() {
    return "***";
  }
}
