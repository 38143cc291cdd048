package dev.nines.runner.client;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** Says in words why a TLS handshake failed. */
final class TlsFailures {

  private static final Pattern ALERT = Pattern.compile("Received fatal alert: (\\w+)");
  private static final Pattern NAMES = Pattern.compile("subjectAltNames: \\[(.*)]");

  private TlsFailures() {}

  static String words(IOException failure, String peer) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      var known = known(at, peer);
      if (known != null) {
        return known;
      }
    }
    return "the TLS handshake with " + peer + " failed: " + Words.plain(failure);
  }

  private static @Nullable String known(Throwable cause, String peer) {
    var certificate = "the certificate of " + peer;
    return switch (cause) {
      case CertificateExpiredException _ ->
          certificate + " has expired: " + Words.plain(cause).replace("NotAfter: ", "it ended on ");
      case CertificateNotYetValidException _ ->
          certificate
              + " is not valid yet: "
              + Words.plain(cause).replace("NotBefore: ", "it begins on ");
      case CertPathBuilderException _ -> certificate + " is from no authority that is trusted";
      case SSLPeerUnverifiedException _ -> certificate + " is for another host" + names(cause);
      case EOFException _ -> peer + " closed the connection during the TLS handshake";
      case SocketException _ when Words.says(cause, "reset") || Words.says(cause, "pipe") ->
          "connection reset by " + peer + " during the TLS handshake";
      default -> spoken(cause, peer);
    };
  }

  private static @Nullable String spoken(Throwable cause, String peer) {
    if (Words.says(cause, "Unsupported or unrecognized SSL message")
        || Words.says(cause, "Unknown packet")) {
      return peer + " does not speak TLS";
    }
    if (Words.says(cause, "terminated the handshake")) {
      return peer + " closed the connection during the TLS handshake";
    }
    if (Words.says(cause, "trustAnchors parameter must be non-empty")) {
      return "no certificate authority is trusted";
    }
    return alert(cause, peer);
  }

  /**
   * What a peer's alert says, or null where there is none. In TLS 1.3 the handshake may be over for
   * the client before the server refuses it.
   */
  static @Nullable String alert(Throwable cause, String peer) {
    var alert = ALERT.matcher(String.valueOf(cause.getMessage()));
    return alert.find()
        ? peer + " refused the TLS handshake: " + alert.group(1).replace('_', ' ')
        : null;
  }

  private static String names(Throwable cause) {
    var names = NAMES.matcher(String.valueOf(cause.getMessage()));
    return names.find() && !names.group(1).isBlank() ? ", " + names.group(1) : "";
  }
}
