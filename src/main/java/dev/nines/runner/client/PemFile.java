package dev.nines.runner.client;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A PEM file that an actor's options name. Whatever is wrong with it is the prober's fault, never
 * the target's.
 *
 * @param role what it is for, to begin a message with: {@code the client certificate}
 */
record PemFile(String role, Path path) {

  private static final Pattern PRIVATE_KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([^-]*)-----END PRIVATE KEY-----");
  private static final List<String> KEY_KINDS = List.of("EC", "RSA", "Ed25519", "Ed448");

  /** What tells one content of the file from the next without reading it. */
  record Stamp(long modified, long size) {}

  Stamp stamp() {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(attributes.lastModifiedTime().toMillis(), attributes.size());
    } catch (IOException e) {
      throw unreadable(e);
    }
  }

  /** Its certificates, at least one, in order. */
  List<X509Certificate> certificates() {
    try {
      var certificates =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(new ByteArrayInputStream(Files.readAllBytes(path)))
              .stream()
              .map(X509Certificate.class::cast)
              .toList();
      if (certificates.isEmpty()) {
        throw fault("holds no certificate; expected one in PEM");
      }
      return certificates;
    } catch (IOException e) {
      throw unreadable(e);
    } catch (CertificateException _) {
      throw fault("holds something that is no certificate; expected PEM (BEGIN CERTIFICATE)");
    }
  }

  /** Its private key. */
  PrivateKey privateKey() {
    String text;
    try {
      text = Files.readString(path);
    } catch (IOException e) {
      throw unreadable(e);
    }
    var pem = PRIVATE_KEY.matcher(text);
    if (!pem.find()) {
      throw fault(
          "holds no private key in PKCS #8 (BEGIN PRIVATE KEY); convert another form with"
              + " `openssl pkcs8 -topk8 -nodes`");
    }
    var spec = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(pem.group(1)));
    for (var kind : KEY_KINDS) {
      try {
        return KeyFactory.getInstance(kind).generatePrivate(spec);
      } catch (GeneralSecurityException _) {
        // A key of another kind; the next one may fit.
      }
    }
    throw fault("holds a private key of a kind that is not known; expected EC, RSA or Ed25519");
  }

  private ProberFaultException unreadable(IOException e) {
    return fault(e instanceof NoSuchFileException ? "is not there" : "cannot be read");
  }

  private ProberFaultException fault(String what) {
    return new ProberFaultException(Cause.CONFIGURATION, role + ", " + path + ", " + what);
  }
}
