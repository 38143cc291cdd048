package dev.nines.source.git.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.nines.source.git.Access;
import dev.nines.source.git.GitServer;
import dev.nines.source.git.Mirror;
import dev.nines.source.git.Remote;
import dev.nines.source.git.RemoteAwayException;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class GitHubAppTest {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ManualTime time = new ManualTime();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final List<String> proofs = Collections.synchronizedList(new ArrayList<>());
  private final CountDownLatch held = new CountDownLatch(1);
  private KeyPair pair;
  private HttpServer api;
  private int status = 201;
  private int given;
  private boolean stalls;

  @BeforeEach
  void serve() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    pair = generator.generateKeyPair();
    api = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    api.createContext("/api/v3/", this::answer);
    api.start();
  }

  @AfterEach
  void stop() {
    held.countDown();
    api.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
      proofs.add(exchange.getRequestHeaders().getFirst("Authorization"));
      boolean token = exchange.getRequestURI().getPath().endsWith("/access_tokens");
      var text =
          token
              ? "{\"token\": \"ghs_%d\", \"expires_at\": \"%s\"}"
                  .formatted(++given, time.instant().plus(Duration.ofHours(1)))
              : "{\"id\": 77}";
      var bytes = (status < 300 ? text : "{\"message\": \"no\"}").getBytes(StandardCharsets.UTF_8);
      if (stalls) {
        exchange.sendResponseHeaders(status, bytes.length + 1);
        exchange.getResponseBody().write(bytes);
        exchange.getResponseBody().flush();
        held.await();
      }
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private URI url() {
    return URI.create("http://127.0.0.1:" + api.getAddress().getPort());
  }

  /** As GitHub gives it out. */
  private String pkcs1() {
    var encoded = pair.getPrivate().getEncoded();
    // The key itself follows 26 bytes that say what it is; see RFC 5208.
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(encoded, 26, encoded.length));
  }

  private static String pem(String kind, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), kind);
  }

  private GitHubApp app(String pem) {
    return new GitHubApp(
        GitHubApp.api(url().resolve("/team/journeys.git")),
        "/team/journeys.git",
        "4711",
        () -> pem,
        time);
  }

  private JsonNode claims(String authorization) throws Exception {
    var parts = authorization.substring("Bearer ".length()).split("\\.", -1);
    var verifier = Signature.getInstance("SHA256withRSA");
    verifier.initVerify(pair.getPublic());
    verifier.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
    assertThat(verifier.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    return MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1]));
  }

  @Test
  void itAsksForATokenThatMayReadOneRepository() throws Exception {
    var token = app(pkcs1()).token();
    assertThat(token.user()).isEqualTo("x-access-token");
    assertThat(token.secret()).isEqualTo("ghs_1");
    assertThat(asked)
        .containsExactly(
            "GET /api/v3/repos/team/journeys/installation ",
            "POST /api/v3/app/installations/77/access_tokens {\"repositories\":[\"journeys\"],\"permissions\":{\"contents\":\"read\"}}");
    var claims = claims(proofs.getLast());
    assertThat(claims.path("iss").asText()).isEqualTo("4711");
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isLessThanOrEqualTo(600);
    assertThat(claims.path("iat").asLong()).isLessThan(time.instant().getEpochSecond());
  }

  @Test
  void aTokenIsGoodForAnHourAndForLessThanThat() throws Exception {
    var app = app(pem("PRIVATE KEY", pair.getPrivate().getEncoded()));
    assertThat(app.token().secret()).isEqualTo("ghs_1");
    time.advance(Duration.ofMinutes(54));
    assertThat(app.token().secret()).isEqualTo("ghs_1");
    time.advance(Duration.ofMinutes(1));
    assertThat(app.token().secret()).isEqualTo("ghs_2");
    app.forget();
    assertThat(app.token().secret()).isEqualTo("ghs_3");
  }

  @Test
  void whatGitHubRefusesIsSaidWithWhatToDo() {
    var app = app(pkcs1());
    refused(
        401, app, "127.0.0.1 does not take the key of the app 4711 (HTTP 401); is it this app's?");
    refused(
        404,
        app,
        "127.0.0.1 knows no installation of the app 4711 on team/journeys (HTTP 404); install it there");
    refused(
        403,
        app,
        "127.0.0.1 does not let the app 4711 read team/journeys (HTTP 403); give it \"Contents: read\"");
    refused(500, app, "127.0.0.1 answers HTTP 500 to /repos/team/journeys/installation");
    status = 201;
    assertThat(app.toString()).isEqualTo("the app 4711 at 127.0.0.1");
  }

  private void refused(int with, GitHubApp app, String words) {
    status = with;
    assertThatThrownBy(app::token).isInstanceOf(RemoteAwayException.class).hasMessage(words);
  }

  @Test
  void anAnswerThatStallsIsGivenUp() {
    stalls = true;
    var app =
        new GitHubApp(
            GitHubApp.api(url()),
            "/team/journeys.git",
            "4711",
            this::pkcs1,
            time,
            Duration.ofSeconds(1));
    assertThatThrownBy(app::token).hasMessage("127.0.0.1 does not answer in time");
  }

  @Test
  void aKeyThatIsNoneIsSaidWithoutIt() {
    for (var text : List.of("hunter2", pem("RSA PRIVATE KEY", new byte[] {1, 2, 3}))) {
      assertThatThrownBy(app(text)::check)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("holds no private key of a GitHub App; expected the .pem file")
          .hasMessageNotContaining("hunter2");
    }
    app(pkcs1()).check();
  }

  @Test
  void whatCannotBeRightIsSaidAtOnce() {
    assertThatThrownBy(() -> new GitHubApp(url(), "/journeys.git", "1", () -> "", time))
        .hasMessage("\"/journeys.git\" is no repository of GitHub; expected /OWNER/NAME.git");
    assertThatThrownBy(() -> new GitHubApp(url(), "/a/b", "1 2", () -> "", time))
        .hasMessageStartingWith("\"1 2\" is no id of a GitHub App; expected");
    assertThat(GitHubApp.api(URI.create("https://github.com/a/b.git")))
        .hasToString("https://api.github.com");
    assertThat(GitHubApp.api(URI.create("https://git.example.com:8443/a/b.git")))
        .hasToString("https://git.example.com:8443/api/v3");
  }

  @Test
  void aRepositoryIsReadByIt(@TempDir Path folder) throws Exception {
    try (var server = new GitServer(folder.resolve("remote"))) {
      server.commit("journeys/chat.yaml", "one");
      server.lock("x-access-token", "ghs_1");
      var app = app(pkcs1());
      var access =
          new Access() {
            @Override
            public @Nullable Token token() throws RemoteAwayException {
              return app.token();
            }

            @Override
            public void failed() {
              app.forget();
            }
          };
      var remote = new Remote(server.url(), "main", "journeys");
      try (var mirror =
          Mirror.open(remote, access, Duration.ofSeconds(20), folder.resolve("mirror"))) {
        assertThat(mirror.fetch().files().resolve("chat.yaml")).hasContent("one");
        server.lock("x-access-token", "ghs_2");
        server.commit("journeys/chat.yaml", "two");
        assertThatThrownBy(mirror::fetch).hasMessageNotContaining("ghs_1");
        assertThat(mirror.fetch().files().resolve("chat.yaml"))
            .as("with a token that is not revoked")
            .hasContent("two");
      }
    }
  }
}
