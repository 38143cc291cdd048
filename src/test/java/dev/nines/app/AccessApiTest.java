package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.access.Access;
import dev.nines.access.Grant;
import dev.nines.access.KeptTokens;
import dev.nines.access.Role;
import dev.nines.access.Token;
import dev.nines.api.Gate;
import dev.nines.cli.Golden;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who is let in, over real sockets. */
@QuarkusTest
class AccessApiTest extends OnPracticeChat {

  private static final Token READ = Token.make(new SecureRandom());
  private static final Token RUN = Token.make(new SecureRandom());
  private static final Token OPERATE = Token.make(new SecureRandom());
  private static final Token NOBODY = Token.make(new SecureRandom());

  private static final String LINES =
      String.join(
          "\n",
          new Grant("dashboard", Role.READ, READ.hash()).line(),
          new Grant("ci", Role.RUN, RUN.hash()).line(),
          new Grant("ann", Role.OPERATE, OPERATE.hash()).line());

  @Inject Gate gate;

  private final AtomicReference<String> file = new AtomicReference<>(LINES);
  private final List<String> audit = new CopyOnWriteArrayList<>();
  private final Handler listening = new Listening();
  private KeptTokens kept;

  private final class Listening extends Handler {
    @Override
    public void publish(LogRecord line) {
      audit.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void guard() throws Exception {
    kept = KeptTokens.of(file::get).orElseThrow();
    gate.take(new Access.ByToken(kept, false));
    Logger.getLogger("nines.audit").addHandler(listening);
  }

  @AfterEach
  void open() {
    gate.take(new Access.Everybody());
    Logger.getLogger("nines.audit").removeHandler(listening);
  }

  private Api.Answer ask(String method, String path, Token token, String... headers)
      throws Exception {
    var request = api.request(path).method(method, BodyPublishers.noBody());
    if (token != null) {
      request.header("Authorization", "Bearer " + token.reveal());
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return api.send(request);
  }

  private int status(String method, String path, Token token) throws Exception {
    return ask(method, path, token).status();
  }

  /** What was written of a request, as it is written when its answer is over. */
  private String audited(int lines) {
    while (audit.size() < lines) {
      Thread.onSpinWait();
    }
    return audit.getLast();
  }

  @Test
  void eachRoleMayWhatItMayAndNoMore() throws Exception {
    var looks = List.of("/api/v1/journeys", "/metrics", "/q/openapi", "/api/v1/silences");
    for (var path : looks) {
      assertThat(status("GET", path, null)).as(path).isEqualTo(401);
      assertThat(status("GET", path, NOBODY)).as(path).isEqualTo(401);
      for (var token : List.of(READ, RUN, OPERATE)) {
        assertThat(status("GET", path, token)).as(path).isEqualTo(200);
      }
    }
    var run = "/api/v1/journeys/quick/runs?wait=60s";
    assertThat(status("POST", run, null)).isEqualTo(401);
    assertThat(status("POST", run, READ)).isEqualTo(403);
    assertThat(status("POST", run, RUN)).isEqualTo(200);
    assertThat(status("POST", run, OPERATE)).isEqualTo(200);
    var acts =
        Map.of(
            "POST /api/v1/incidents/42/acknowledge?by=ann", 404,
            "DELETE /api/v1/silences/42", 404,
            "POST /api/v1/silences", 400,
            "POST /api/v1/receivers/room/test", 404,
            // A path that is new is not open because nobody thought of it.
            "PUT /api/v1/journeys", 405,
            "POST /no/such/path", 404);
    for (var act : acts.entrySet()) {
      var words = act.getKey().split(" ", 2);
      assertThat(status(words[0], words[1], null)).as(act.getKey()).isEqualTo(401);
      assertThat(status(words[0], words[1], READ)).as(act.getKey()).isEqualTo(403);
      assertThat(status(words[0], words[1], RUN)).as(act.getKey()).isEqualTo(403);
      assertThat(status(words[0], words[1], OPERATE))
          .as(act.getKey())
          .isIn(act.getValue(), 405, 415);
    }
  }

  @Test
  void whatWatchesTheProberNeedsNoTokenAndMetricsNoneWhereTheyAreOpen() throws Exception {
    for (var path : List.of("/q/health", "/q/health/live", "/q/health/ready")) {
      assertThat(status("GET", path, null)).as(path).isIn(200, 503);
    }
    gate.take(new Access.ByToken(kept, true));
    assertThat(status("GET", "/metrics", null)).isEqualTo(200);
    assertThat(status("GET", "/api/v1/journeys", null)).isEqualTo(401);
  }

  @Test
  void whatProvesByItselfThatItMayNeedsNoToken() throws Exception {
    var page = ask("GET", "/acknowledge/42?receiver=room&until=1&signature=abc", null);
    assertThat(page.status()).as("the prober has not read its key yet").isEqualTo(503);
    assertThat(page.text()).contains("<h1>Not available now</h1>");
    problem(
        ask("POST", "/api/v1/callbacks/pagerduty", null),
        404,
        "Not found",
        "no receiver of the kind pagerduty takes call-backs; expected callback: ${secret.NAME} in its file");
  }

  @Test
  void aRefusalSaysWhatWasFoundAndWhatIsExpected() throws Exception {
    var said = new StringBuilder();
    tell(said, "no token", ask("GET", "/api/v1/journeys", null));
    tell(said, "one that is not known", ask("GET", "/api/v1/journeys", NOBODY));
    tell(
        said,
        "something else",
        ask("GET", "/api/v1/journeys", null, "Authorization", "Basic YW5uOmh1bnRlcjI="));
    tell(
        said,
        "two",
        ask("GET", "/api/v1/journeys", READ, "Authorization", "Bearer " + RUN.reveal()));
    tell(said, "a role that may not", ask("POST", "/api/v1/journeys/quick/runs", READ));
    tell(said, "events", ask("GET", "/api/v1/events", null));
    Golden.check("api", "refused.txt", said.toString());
  }

  private static void tell(StringBuilder said, String what, Api.Answer answer) {
    assertThat(answer.type()).isEqualTo("application/problem+json");
    said.append(what)
        .append('\n')
        .append("  HTTP ")
        .append(answer.status())
        .append('\n')
        .append("  WWW-Authenticate: ")
        .append(answer.header("WWW-Authenticate"))
        .append("\n  ")
        .append(answer.text())
        .append('\n');
  }

  @Test
  void noWayOfWritingAPathLeadsAroundTheGate() throws Exception {
    for (var path :
        List.of(
            "//api/v1/journeys",
            "/api/v1//journeys",
            "/api/v1/journeys/",
            "/API/v1/journeys",
            "/api/v1/journeys;/q/health",
            "/q/health/../../api/v1/journeys",
            "/q/health/%2e%2e/%2e%2e/api/v1/journeys",
            "/q/health/..%2f..%2fapi/v1/journeys",
            "/acknowledge/../api/v1/journeys",
            "/acknowledge/%2e%2e/api/v1/journeys",
            "/acknowledge;/../api/v1/journeys",
            "/api/v1/callbacks/../journeys",
            "/api/v1/callbacks/%2E%2E/journeys",
            "/api/v1/callbacks/..;/journeys",
            "/./api/v1/journeys",
            "http://x/api/v1/journeys",
            "/metrics/",
            "/q/metrics",
            "/q/openapi.json",
            "/q/arc/beans",
            "/q/dev-ui",
            "/")) {
      var answer = raw(path);
      assertThat(answer)
          .as(path)
          .doesNotContain("HTTP/1.1 2", "support-chat")
          .containsPattern("^HTTP/1.1 (401|404|403|400) ");
    }
  }

  private String raw(String path) throws Exception {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(30_000);
      socket
          .getOutputStream()
          .write(
              ("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/events", "/api/v1/events/"})
  void aTokenThatIsTakenAwayIsNoneAtOnceAndItsEventsEnd(String path) throws Exception {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(60_000);
      socket
          .getOutputStream()
          .write(
              ("GET "
                      + path
                      + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                      + READ.reveal()
                      + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      var in = socket.getInputStream();
      assertThat(new String(in.readNBytes(12), StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 200");
      file.set(LINES.substring(LINES.indexOf('\n') + 1));
      kept.look();
      assertThat(status("GET", "/api/v1/journeys", READ)).isEqualTo(401);
      assertThat(status("GET", "/api/v1/journeys", RUN)).isEqualTo(200);
      // Ends, though the stream itself never would.
      assertThat(in.readAllBytes()).isNotEmpty();
    }
  }

  @Test
  void beforeItIsKnownWhomToLetInNobodyIs() throws Exception {
    gate.take(null);
    problem(
        ask("GET", "/api/v1/journeys", OPERATE),
        503,
        "Not available now",
        "the prober is starting");
    assertThat(status("GET", "/q/health/live", null)).isEqualTo(200);
  }

  @Test
  void onOnesOwnMachineAPageOfAnotherNameIsRefused() throws Exception {
    gate.take(new Access.ThisMachine("nines.example.com"));
    assertThat(status("GET", "/api/v1/journeys", null)).isEqualTo(200);
    assertThat(asked("localhost:8080")).startsWith("HTTP/1.1 200");
    assertThat(asked("127.0.0.1:8080")).startsWith("HTTP/1.1 200");
    assertThat(asked("[::1]:8080")).startsWith("HTTP/1.1 200");
    assertThat(asked("nines.example.com")).startsWith("HTTP/1.1 200");
    assertThat(asked("evil.example:8080"))
        .startsWith("HTTP/1.1 403")
        .contains(
            "it is asked by the name \\\"evil.example\\\"; expected localhost, as it listens on this machine alone. Behind a proxy, say by --link under which name people reach it");
    assertThat(asked("127.0.0.1.evil.example")).startsWith("HTTP/1.1 403");
  }

  @Test
  void whatNamesNoPathIsRefusedInWords() throws Exception {
    assertThat(told("POST ?x HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"))
        .startsWith("HTTP/1.1 400")
        .containsIgnoringCase("content-type: application/problem+json")
        .containsIgnoringCase("x-content-type-options: nosniff")
        .contains("\"title\":\"Bad path\"", "expected one that begins with /")
        .doesNotContain("Exception", "stack");
  }

  private String asked(String host) throws Exception {
    return told("GET /api/v1/silences HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
  }

  private String told(String request) throws Exception {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket.setSoTimeout(30_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everyAnswerSaysWhatABrowserMayDoWithIt() throws Exception {
    for (var path :
        List.of(
            "/api/v1/journeys",
            "/api/v1/journeys/none",
            "/metrics",
            "/q/health/live",
            "/q/openapi",
            "/nothing",
            "/acknowledge/42?signature=abc")) {
      for (var token : Arrays.asList(READ, null)) {
        var headers = ask("GET", path, token).whole().headers();
        assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
        assertThat(headers.allValues("X-Frame-Options")).as(path).containsExactly("DENY");
        assertThat(headers.allValues("Referrer-Policy")).as(path).containsExactly("no-referrer");
        assertThat(headers.allValues("Cross-Origin-Resource-Policy"))
            .as(path)
            .containsExactly("same-origin");
        assertThat(headers.allValues("Cache-Control"))
            .as(path)
            .singleElement()
            .asString()
            .contains("no-store");
        assertThat(headers.allValues("Content-Security-Policy"))
            .as(path)
            .singleElement()
            .asString()
            .startsWith("default-src 'none'; ")
            .contains("frame-ancestors 'none'")
            .doesNotContain("unsafe", "script-src", "*");
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).as(path).isEmpty();
      }
    }
  }

  @Test
  void aPageOfAnotherSiteMayDoNothingWhateverTokenItHas() throws Exception {
    for (var act :
        List.of(
            "POST /api/v1/journeys/quick/runs",
            "POST /api/v1/incidents/42/acknowledge?by=eve",
            "POST /api/v1/silences",
            "DELETE /api/v1/silences/42",
            "POST /api/v1/receivers/room/test")) {
      var words = act.split(" ", 2);
      var answer = ask(words[0], words[1], OPERATE, "Origin", "https://evil.example");
      assertThat(answer.status()).as(act).isEqualTo(403);
      assertThat(answer.detail()).as(act).startsWith("a page of https://evil.example asks");
    }
  }

  @Test
  void everyActIsALineAndLookingIsNone() throws Exception {
    ask("GET", "/api/v1/journeys", READ);
    var ran = ask("POST", "/api/v1/journeys/quick/runs?wait=60s", RUN);
    assertThat(audited(1))
        .isEqualTo(
            "act=run on=quick who=token:ci from=127.0.0.1 outcome=done status=200 made=/api/v1/runs/"
                + ran.at("/id").asText());
    ask("POST", "/api/v1/journeys/qick/runs", RUN);
    assertThat(audited(2))
        .isEqualTo(
            "act=run on=qick who=token:ci from=127.0.0.1 outcome=failed status=404 why=\"there is no journey \\\"qick\\\"; did you mean \\\"quick\\\"?\"");
    ask("POST", "/api/v1/journeys/quick/runs", READ);
    assertThat(audited(3))
        .isEqualTo(
            "act=run on=quick who=token:dashboard from=127.0.0.1 outcome=refused status=403 why=\"the token \\\"dashboard\\\" has the role read, and this needs run\"");
    ask("GET", "/api/v1/journeys?secret=42", null);
    assertThat(audited(4))
        .startsWith(
            "act=look on=/api/v1/journeys who=unknown from=127.0.0.1 outcome=refused status=401 why=")
        .doesNotContain("42");
    ask("POST", "/acknowledge/4%0a2%22?receiver=room&until=1&signature=abcdef", null);
    assertThat(audited(5))
        .isEqualTo(
            "act=acknowledge-by-link on=\"4\\u000a2\\\"\" who=unknown from=127.0.0.1 outcome=failed status=503 why=\"Not available now\"");
    ask("POST", "/api/v1/incidents/42/acknowledge?by=Ann%20B", OPERATE);
    assertThat(audited(6))
        .startsWith("act=acknowledge on=42 who=token:ann ")
        .contains(" outcome=failed status=404 by=\"Ann B\" ");
    var silence =
        "{\"journeys\": [\"quick\"], \"for\": \"2h\", \"by\": \"ann\", \"reason\": \"x\"}";
    api.send(
        api.request("/api/v1/silences")
            .header("Authorization", "bearer " + OPERATE.reveal())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(silence)));
    assertThat(audited(7))
        .matches(
            "act=silence on=/api/v1/silences who=token:ann from=127.0.0.1 outcome=done status=201 made=\\S+ by=ann");
    assertThat(String.join("\n", audit))
        .doesNotContain(
            READ.reveal().substring(6), RUN.reveal().substring(6), OPERATE.reveal().substring(6))
        .doesNotContain("abcdef");
  }
}
