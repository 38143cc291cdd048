package dev.nines.yaml;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Rule;
import java.util.List;

/** What an actor trusts, and what it shows of itself. */
final class TlsKeys {

  private TlsKeys() {}

  static final Key<Scalar> CA =
      Key.of(
              "ca",
              Scalars.TEMPLATE,
              "A PEM file with the authorities to trust instead of the system's, relative to this file.")
          .alsoCalled("caFile", "ca_file", "authority", "cacert");

  static final Key<Scalar> CERT =
      Key.of(
              "cert",
              Scalars.TEMPLATE,
              "A PEM file with the client's certificate chain, relative to this file.")
          .alsoCalled("certificate", "certFile", "cert_file");

  static final Key<Scalar> KEY =
      Key.of(
              "key",
              Scalars.TEMPLATE,
              "A PEM file with the client's private key (PKCS #8), relative to this file.")
          .alsoCalled("keyFile", "key_file", "privateKey");

  static final Key<Scalar> SERVER_NAME =
      Key.of(
              "serverName",
              Scalars.TEMPLATE,
              "The name to ask for (SNI) and to verify, instead of the URL's host.")
          .alsoCalled("server_name", "sni", "host");

  static final Key<Boolean> VERIFY =
      Key.of("verify", Scalars.TRUTH, "Whether the server's certificate is verified.")
          .preset(true)
          .alsoCalled("insecureSkipVerify", "insecure_skip_verify", "insecure", "skipVerify");

  static final ObjectShape SHAPE =
      new ObjectShape(
          "tls",
          "TLS options",
          "What the actor trusts, and what it shows of itself.",
          List.of(CA, CERT, KEY, SERVER_NAME, VERIFY),
          List.of(new Rule.Together(List.of(CERT, KEY))));
}
