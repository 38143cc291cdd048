package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.journey.Template;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Phase;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.hostile.Conversation;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSocket;
import okhttp3.tls.HeldCertificate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Whom a client trusts over TLS, and what it shows of itself. */
class TlsTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  @TempDir Path folder = Path.of("");

  private final TlsServers servers = new TlsServers();
  private final Web web = new Web(_ -> Web.ok("ok"));

  private Path file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content);
  }

  private Path authority() throws IOException {
    return file("ca.pem", servers.authority.certificatePem());
  }

  private HostileServer server(HeldCertificate certificate) {
    return ARENA.closed(servers.server(certificate, web));
  }

  private static @Nullable Template template(@Nullable Object text) {
    return text == null ? null : Template.of(text.toString());
  }

  private static Actor client(
      HostileServer server,
      @Nullable Path authority,
      @Nullable Path certificate,
      @Nullable Path key,
      @Nullable String serverName,
      boolean verify) {
    return Actors.tls(
        actor("client", "https://" + server.address()),
        new Actor.Tls(
            template(authority),
            template(certificate),
            template(key),
            template(serverName),
            verify));
  }

  private static Actor trusting(HostileServer server, Path authority) {
    return client(server, authority, null, null, null, true);
  }

  private static Played ask(Actor actor) throws Exception {
    return ARENA.play(actor, Arena.patient("ask", get("/")));
  }

  private static void assertPassed(Played played) {
    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
  }

  private static void assertRefused(Played played, HostileServer server, String message) {
    assertThat(played.message()).startsWith(message.replace("PEER", server.address()));
    assertThat(played.message()).doesNotContain("Exception", "\n", "javax", "sun.");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(played.attempt().phases()).doesNotContainKey(Phase.PROCESSING);
  }

  @Test
  void aServerOfTheGivenAuthorityIsTrusted() throws Exception {
    var server = server(servers.ordinary());

    var played = ask(trusting(server, authority()));

    assertPassed(played);
    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.TLS, Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void aServerOfAnotherAuthorityIsRefused() throws Exception {
    var server = server(servers.ordinary());

    assertRefused(
        ask(client(server, null, null, null, null, true)),
        server,
        "the certificate of PEER is from no authority that is trusted after ");
  }

  @Test
  void anExpiredCertificateIsRefused() throws Exception {
    var server =
        server(
            servers
                .certificate()
                .addSubjectAlternativeName("127.0.0.1")
                .validityInterval(0, Instant.parse("2020-02-03T04:05:06Z").toEpochMilli())
                .build());

    assertRefused(
        ask(trusting(server, authority())),
        server,
        "the certificate of PEER has expired: it ended on Mon Feb 03 04:05:06 ");
  }

  @Test
  void aCertificateOfAnotherHostIsRefused() throws Exception {
    var server =
        server(servers.certificate().addSubjectAlternativeName("chat.example.com").build());

    assertRefused(
        ask(trusting(server, authority())),
        server,
        "the certificate of PEER is for another host, chat.example.com after ");
  }

  @Test
  void aServerNameIsSentAndVerifiedInPlaceOfTheHost() throws Exception {
    var names = new ArrayList<String>();
    var certificate = servers.certificate().addSubjectAlternativeName("chat.example.com").build();
    var server =
        ARENA.closed(
            servers.server(
                certificate,
                conversation -> {
                  names.add(requestedName(conversation));
                  web.on(conversation);
                }));

    assertPassed(ask(client(server, authority(), null, null, "chat.example.com", true)));
    assertThat(names).containsExactly("chat.example.com");
  }

  private static String requestedName(Conversation conversation) throws IOException {
    var socket = (SSLSocket) conversation.socket();
    socket.startHandshake();
    return socket.getSession() instanceof javax.net.ssl.ExtendedSSLSession session
        ? session.getRequestedServerNames().stream()
            .map(name -> new String(name.getEncoded(), java.nio.charset.StandardCharsets.US_ASCII))
            .findFirst()
            .orElse("")
        : "";
  }

  @Test
  void withVerificationOffAnyoneIsTrusted() throws Exception {
    var stranger = new HeldCertificate.Builder().addSubjectAlternativeName("elsewhere").build();

    assertPassed(ask(client(server(stranger), null, null, null, null, false)));
  }

  @Test
  void aClientShowsItsCertificate() throws Exception {
    for (var kind : List.of("ec", "rsa")) {
      var builder = servers.certificate().commonName("zoe");
      var certificate = (kind.equals("ec") ? builder.ecdsa256() : builder.rsa2048()).build();
      var server = ARENA.closed(servers.demanding(servers.ordinary(), web));

      assertPassed(
          ask(
              client(
                  server,
                  authority(),
                  file(kind + ".pem", certificate.certificatePem()),
                  file(kind + ".key", certificate.privateKeyPkcs8Pem()),
                  null,
                  true)));
    }
  }

  @Test
  void aClientWithoutCertificateIsToldSo() throws Exception {
    var server = ARENA.closed(servers.demanding(servers.ordinary(), web));

    var played = ask(trusting(server, authority()));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(played.message())
        .contains(server.address())
        .containsAnyOf("certificate required", "bad certificate", "reset", "closed");
  }

  @Test
  void aMissingFileIsTheProbersFault() throws Exception {
    var server = server(servers.ordinary());
    var missing = folder.resolve("missing.pem");

    assertThat(ask(trusting(server, missing)).settled().outcome())
        .isEqualTo(
            new Inconclusive(
                Cause.CONFIGURATION,
                "step \"ask\": the certificate authority, " + missing + ", is not there"));
  }

  @Test
  void aFileOfNoUseIsTheProbersFault() throws Exception {
    var server = server(servers.ordinary());
    var certificate = file("client.pem", servers.ordinary().certificatePem());
    var key =
        file("client.key", new HeldCertificate.Builder().rsa2048().build().privateKeyPkcs1Pem());

    assertThat(ask(trusting(server, file("no.pem", "hello"))).settled().outcome())
        .isInstanceOf(Inconclusive.class);
    assertThat(ask(client(server, authority(), certificate, key, null, true)).settled().outcome())
        .asString()
        .contains("the client key, " + key + ", holds no private key in PKCS #8")
        .contains("openssl pkcs8 -topk8");
  }

  @Test
  void aFileThatChangesIsReadAnew() throws Exception {
    var server = server(servers.ordinary());
    var authority = file("ca.pem", new TlsServers().authority.certificatePem());
    var before = ask(trusting(server, authority));

    Files.writeString(authority, servers.authority.certificatePem());
    Files.setLastModifiedTime(authority, FileTime.from(Instant.now().plusSeconds(5)));
    var after = ask(trusting(server, authority));

    assertThat(before.attempt().client()).isEqualTo(ClientVerdict.REFUSED);
    assertPassed(after);
  }

  @Test
  void everyRunShakesHandsAnewAsANewCustomerDoes() throws Exception {
    var sessions = new ArrayList<List<Byte>>();
    var socket = servers.socket(servers.ordinary());
    socket.setEnabledProtocols(new String[] {"TLSv1.2"});
    var server =
        ARENA.closed(
            HostileServer.on(
                socket,
                conversation -> {
                  var ssl = (SSLSocket) conversation.socket();
                  ssl.startHandshake();
                  synchronized (sessions) {
                    var id = new ArrayList<Byte>();
                    for (byte one : ssl.getSession().getId()) {
                      id.add(one);
                    }
                    sessions.add(id);
                  }
                  web.on(conversation);
                }));
    var authority = authority();

    assertPassed(ask(trusting(server, authority)));
    assertPassed(ask(trusting(server, authority)));

    assertThat(sessions).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void tlsIsLaidOverIpv6AndNamesAlike() throws Exception {
    var certificate = servers.certificate().addSubjectAlternativeName("localhost").build();
    var server = server(certificate);

    assertPassed(
        ask(
            Actors.tls(
                actor("client", "https://localhost:" + server.port()),
                new Actor.Tls(template(authority()), null, null, null, true))));
  }
}
