package dev.nines.runner.http;

import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Misbehaviour;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import javax.net.ssl.SSLServerSocket;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;

/** Certificates for a test, and servers that show them. */
final class TlsServers {

  final HeldCertificate authority =
      new HeldCertificate.Builder().certificateAuthority(0).commonName("Test Authority").build();

  /** A certificate of the authority. */
  HeldCertificate.Builder certificate() {
    return new HeldCertificate.Builder().signedBy(authority);
  }

  /** For 127.0.0.1. */
  HeldCertificate ordinary() {
    return certificate().addSubjectAlternativeName("127.0.0.1").build();
  }

  HostileServer server(HeldCertificate certificate, Misbehaviour misbehaviour) {
    return HostileServer.on(socket(certificate), misbehaviour);
  }

  /** A server that wants a certificate of the authority from its clients. */
  HostileServer demanding(HeldCertificate certificate, Misbehaviour misbehaviour) {
    var socket = socket(certificate);
    socket.setNeedClientAuth(true);
    return HostileServer.on(socket, misbehaviour);
  }

  SSLServerSocket socket(HeldCertificate certificate) {
    var certificates =
        new HandshakeCertificates.Builder()
            .heldCertificate(certificate)
            .addTrustedCertificate(authority.certificate())
            .build();
    try {
      return (SSLServerSocket)
          certificates
              .sslContext()
              .getServerSocketFactory()
              .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
