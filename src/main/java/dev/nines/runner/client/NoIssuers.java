package dev.nines.runner.client;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.X509TrustManager;

/**
 * What OkHttp is told of whom the client trusts: nothing. It would index every issuer for each
 * client, for certificate pinning, which is not used; whom to trust is decided in the {@link
 * javax.net.ssl.SSLContext} alone.
 */
final class NoIssuers implements X509TrustManager {

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("trust is not decided here");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    throw new CertificateException("trust is not decided here");
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
