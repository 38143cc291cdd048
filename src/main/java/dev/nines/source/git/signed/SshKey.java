package dev.nines.source.git.signed;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A public key as OpenSSH writes it, and what it takes for a signature of it.
 *
 * @param type such as {@code ssh-ed25519}
 */
record SshKey(String type, PublicKey key) {

  private static final int LEAST_RSA_BITS = 2048;

  /** What stands before the 32 bytes of a key in X.509. */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  /** Of the curve that SSH calls so: the JDK's name, the bytes of a coordinate, and the hash. */
  private record Curve(String name, int bytes, String hash) {}

  private static final Map<String, Curve> CURVES =
      Map.of(
          "nistp256", new Curve("secp256r1", 32, "SHA256"),
          "nistp384", new Curve("secp384r1", 48, "SHA384"),
          "nistp521", new Curve("secp521r1", 66, "SHA512"));

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if it is none, or of a type that is not known; the message
   *     says why
   */
  static SshKey read(byte[] blob) {
    var buffer = new SshBuffer(blob);
    var type = buffer.text();
    try {
      var key =
          switch (type) {
            case "ssh-ed25519" -> ed25519(buffer.string());
            case "ssh-rsa" -> rsa(buffer.integer(), buffer.integer());
            case "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384", "ecdsa-sha2-nistp521" ->
                point(type, buffer.text(), buffer.string());
            default ->
                throw new IllegalArgumentException(
                    "keys of the type "
                        + type.replaceAll("[^ -~]", "?")
                        + " are not understood; expected ssh-ed25519, ecdsa-sha2-nistp… or ssh-rsa");
          };
      buffer.end();
      return new SshKey(type, key);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("no " + type + " key: " + e.getMessage(), e);
    }
  }

  private static PublicKey ed25519(byte[] key) throws GeneralSecurityException {
    if (key.length != 32) {
      throw new IllegalArgumentException("an Ed25519 key has 32 bytes, this has " + key.length);
    }
    var encoded = Arrays.copyOf(ED25519, ED25519.length + key.length);
    System.arraycopy(key, 0, encoded, ED25519.length, key.length);
    return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
  }

  private static PublicKey rsa(BigInteger exponent, BigInteger modulus)
      throws GeneralSecurityException {
    if (modulus.bitLength() < LEAST_RSA_BITS) {
      throw new IllegalArgumentException(
          "an RSA key of %d bits is too short; expected %d or more"
              .formatted(modulus.bitLength(), LEAST_RSA_BITS));
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static PublicKey point(String type, String name, byte[] point)
      throws GeneralSecurityException {
    var curve = CURVES.get(name);
    if (curve == null
        || !type.endsWith(name)
        || point.length != 1 + 2 * curve.bytes()
        || point[0] != 4) {
      throw new IllegalArgumentException("no point of the curve of " + type);
    }
    var parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(curve.name()));
    int middle = 1 + curve.bytes();
    return KeyFactory.getInstance("EC")
        .generatePublic(
            new ECPublicKeySpec(
                new ECPoint(
                    new BigInteger(1, Arrays.copyOfRange(point, 1, middle)),
                    new BigInteger(1, Arrays.copyOfRange(point, middle, point.length))),
                parameters.getParameterSpec(ECParameterSpec.class)));
  }

  /** Whether it signed this. */
  boolean signed(byte[] what, byte[] signature) {
    var buffer = new SshBuffer(signature);
    var algorithm = buffer.text();
    var signed = buffer.string();
    buffer.end();
    var name = algorithm(algorithm);
    if (name == null) {
      return false;
    }
    try {
      var verifier = Signature.getInstance(name);
      verifier.initVerify(key);
      verifier.update(what);
      return verifier.verify(type.startsWith("ecdsa") ? halves(signed) : signed);
    } catch (GeneralSecurityException _) {
      return false;
    }
  }

  /** The JDK's name for what SSH calls so, or null where it is none of this key. */
  private @Nullable String algorithm(String name) {
    return switch (type) {
      case "ssh-ed25519" -> name.equals(type) ? "Ed25519" : null;
      // Of the first SSH there is one by SHA-1, which proves nothing any more.
      case "ssh-rsa" ->
          switch (name) {
            case "rsa-sha2-256" -> "SHA256withRSA";
            case "rsa-sha2-512" -> "SHA512withRSA";
            default -> null;
          };
      default -> name.equals(type) ? curve().hash() + "withECDSAinP1363Format" : null;
    };
  }

  private Curve curve() {
    var curve = CURVES.get(type.substring(type.lastIndexOf('-') + 1));
    if (curve == null) {
      throw new IllegalArgumentException(type + " has no curve");
    }
    return curve;
  }

  /** The two numbers of a signature, each as long as the curve wants it. */
  private byte[] halves(byte[] signed) {
    var buffer = new SshBuffer(signed);
    int length = curve().bytes();
    var halves = new ByteArrayOutputStream();
    halves.writeBytes(padded(buffer.integer(), length));
    halves.writeBytes(padded(buffer.integer(), length));
    buffer.end();
    return halves.toByteArray();
  }

  private static byte[] padded(BigInteger number, int length) {
    if (number.bitLength() > 8 * length) {
      throw new IllegalArgumentException("a number is too large");
    }
    var bytes = number.toByteArray();
    var padded = new byte[length];
    int used = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - used, padded, length - used, used);
    return padded;
  }
}
