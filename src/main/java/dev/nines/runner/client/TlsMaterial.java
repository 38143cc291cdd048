package dev.nines.runner.client;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** Whom a client trusts and what it shows of itself: costly to make, shared by many clients. */
final class TlsMaterial {

  private static final char[] NO_PASSWORD = {};

  private final TrustManager[] trust;
  private final KeyManager @Nullable [] keys;

  private TlsMaterial(TrustManager[] trust, KeyManager @Nullable [] keys) {
    this.trust = trust;
    this.keys = keys;
  }

  static TlsMaterial of(TlsOptions options) {
    try {
      return new TlsMaterial(trust(options), keys(options));
    } catch (GeneralSecurityException | IOException e) {
      throw new ProberFaultException(
          Cause.CONFIGURATION, "the TLS options cannot be used: " + e.getMessage());
    }
  }

  /**
   * A context of its own for each client, as sessions are resumed within a context: a run's first
   * handshake must be a whole one, as a customer's is.
   */
  SSLContext context() {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keys, trust, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("TLS is not there", e);
    }
  }

  /** The files that {@code options} name. */
  static List<PemFile> files(TlsOptions options) {
    var files = new java.util.ArrayList<PemFile>();
    if (options.authority() != null) {
      files.add(authority(options.authority()));
    }
    if (options.certificate() != null) {
      files.add(certificate(options.certificate()));
    }
    if (options.key() != null) {
      files.add(key(options.key()));
    }
    return files;
  }

  private static PemFile authority(String path) {
    return new PemFile("the certificate authority", Path.of(path));
  }

  private static PemFile certificate(String path) {
    return new PemFile("the client certificate", Path.of(path));
  }

  private static PemFile key(String path) {
    return new PemFile("the client key", Path.of(path));
  }

  private static TrustManager[] trust(TlsOptions options)
      throws GeneralSecurityException, IOException {
    if (!options.verify()) {
      return new TrustManager[] {new TrustAnyone()};
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(options.authority() == null ? null : trusted(options.authority()));
    return factory.getTrustManagers();
  }

  private static KeyStore trusted(String path) throws GeneralSecurityException, IOException {
    var store = empty();
    int number = 0;
    for (var certificate : authority(path).certificates()) {
      store.setCertificateEntry("authority-" + number++, certificate);
    }
    return store;
  }

  private static KeyManager @Nullable [] keys(TlsOptions options)
      throws GeneralSecurityException, IOException {
    if (options.certificate() == null || options.key() == null) {
      return null;
    }
    var store = empty();
    var chain = certificate(options.certificate()).certificates().toArray(Certificate[]::new);
    store.setKeyEntry("client", key(options.key()).privateKey(), NO_PASSWORD, chain);
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    var store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, NO_PASSWORD);
    return store;
  }
}
