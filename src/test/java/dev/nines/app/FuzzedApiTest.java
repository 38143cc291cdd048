package dev.nines.app;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.access.Access;
import dev.nines.access.Grant;
import dev.nines.access.KeptTokens;
import dev.nines.access.Role;
import dev.nines.access.Token;
import dev.nines.api.Gate;
import dev.nines.fuzz.Case;
import dev.nines.fuzz.Fuzz;
import dev.nines.fuzz.Overheard;
import dev.nines.practice.Credentials;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whatever is asked over HTTP is answered or refused in words, never by a fault; whoever shows no
 * token gets nothing; and no secret is in an answer or in the log.
 */
@QuarkusTest
class FuzzedApiTest extends OnPracticeChat {

  private static final List<String> PATHS =
      List.of(
          "/api/v1/journeys",
          "/api/v1/journeys/quick",
          "/api/v1/journeys/quick/runs",
          "/api/v1/journeys/slow/runs",
          "/api/v1/runs/4bf92f3577b34da6a3ce929d0e0e4736",
          "/api/v1/runs/x/evidence/y",
          "/api/v1/availability",
          "/api/v1/services",
          "/api/v1/objectives",
          "/api/v1/report",
          "/api/v1/backends",
          "/api/v1/incidents",
          "/api/v1/incidents/42",
          "/api/v1/incidents/42/acknowledge",
          "/api/v1/silences",
          "/api/v1/silences/42",
          "/api/v1/receivers",
          "/api/v1/receivers/genie/test",
          "/api/v1/callbacks/opsgenie",
          "/api/v1/callbacks/pagerduty",
          "/api/v1/callbacks/git",
          "/acknowledge/4bf92f3577b34da6a3ce929d0e0e4736",
          "/acknowledge/x",
          "/metrics",
          "/q/health",
          "/q/openapi",
          "/q/health/ready",
          "/",
          "/q/dev",
          "/api/v1",
          "/nothing");

  private static final List<String> PARAMETERS =
      List.of(
          "from",
          "to",
          "window",
          "region",
          "outcome",
          "limit",
          "before",
          "wait",
          "journey",
          "service",
          "slot",
          "by",
          "receiver",
          "until",
          "signature",
          "format",
          "objective",
          "x");

  private static final List<String> VALUES =
      List.of(
          "",
          "0",
          "-1",
          "1h",
          "30d",
          "99999999999d",
          "9223372036854775807d",
          "106751991167d",
          "1ms",
          "2026-03-02",
          "2026-03-02T09:30:00Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "0000-00-00",
          "2026-02-30",
          "9223372036854775807",
          "-9223372036854775808",
          "1e9",
          "NaN",
          "passed",
          "failed,degraded",
          ",,,",
          "quick",
          "eu-1",
          "%00",
          "%0a",
          "%ff",
          "%",
          "%zz",
          "'",
          "\"",
          "${secret.CALLBACK}",
          "../..",
          "<script>",
          "null");

  private static final List<String> BODIES =
      List.of(
          "",
          "{}",
          "[]",
          "null",
          "{",
          "{\"vars\": {\"topic\": \"x\"}}",
          "{\"vars\": []}",
          "{\"journeys\": [\"quick\"], \"for\": \"2h\", \"by\": \"ann\", \"reason\": \"x\"}",
          "{\"everything\": true, \"for\": \"1s\", \"by\": \"ann\", \"reason\": \"x\"}",
          "{\"journeys\": [\"quick\"], \"from\": \"+999999999-12-31T23:59:59Z\", \"for\": \"30d\", \"by\": \"a\", \"reason\": \"x\"}",
          "{\"journeys\": [\"quick\"], \"for\": \"9223372036854775807d\", \"by\": \"a\", \"reason\": \"x\"}",
          "{\"journeys\": [\"quick\"], \"to\": \"-999999999-01-01T00:00:00Z\", \"by\": \"a\", \"reason\": \"x\"}",
          "name=Eve",
          "name=%",
          "name=%ff&name=%00");

  private static final List<String> PIECES =
      List.of(
          "{", "}", "[", "]", "\"", ":", ",", "null", "1e999", "\\u0000", "\\ud800", "/", "//",
          "/..", "/.", "%2e%2e", "%2f", ";", ";a=b", "?", "&", "=", "#", "\\", "%00", "*", " ",
          "\r\n", "\u0000");

  private static final List<String> HEADERS =
      List.of(
          "Content-Type: application/json",
          "Content-Type: application/x-www-form-urlencoded",
          "Content-Type: text/plain",
          "Content-Type: multipart/form-data; boundary=",
          "Content-Type: ;",
          "Content-Type: application/json; charset=nope",
          "Accept: text/html",
          "Accept: ;q=",
          "Accept: x",
          "Accept: application/xml",
          "Accept-Encoding: gzip;q=x",
          "Authorization: Bearer",
          "Authorization: Basic !!!",
          "Authorization: Bearer " + Served.CALLBACK,
          "Authorization: Bearer a, Bearer b",
          "X-Nines-Token: " + Served.CALLBACK,
          "X-Nines-Token: ",
          "X-PagerDuty-Signature: v1=",
          "X-PagerDuty-Signature: ,,,v1=zz,v2",
          "Origin: null",
          "Origin: https://evil.example",
          "Origin: \u0000",
          "Sec-Fetch-Site: cross-site",
          "Last-Event-ID: x",
          "X-Hub-Signature-256: sha256=",
          "X-Gitlab-Token: x",
          "webhook-signature: v1,",
          "Expect: x",
          "Range: bytes=9-1",
          "If-None-Match: *",
          "X-HTTP-Method-Override: DELETE",
          "Upgrade: websocket",
          "traceparent: 00-x",
          "X-Forwarded-For: 1, 2",
          "Forwarded: for=\"",
          "Cookie: a=\u00ff",
          "TE: x");

  @Inject Gate gate;
  private final Overheard log = new Overheard();
  private List<String> callbacks = List.of();

  @BeforeEach
  void receivers() throws IOException {
    try (var all = Files.list(Path.of("src/test/resources/dev/nines/notify/callback"))) {
      callbacks =
          all.sorted()
              .map(path -> {
                try {
                  return Files.readString(path);
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              })
              .toList();
    }
    served
        .write(
            "genie.yaml",
            "receiver: genie\nopsgenie: { key: k, callback: \"${secret.CALLBACK}\" }\n")
        .write(
            "duty.yaml",
            "receiver: duty\npagerduty: { key: k, callback: \"${secret.CALLBACK}\" }\n")
        .look()
        .look();
  }

  @AfterEach
  void open() {
    gate.take(new Access.Everybody());
    log.close();
  }

  @Test
  void whateverIsAskedIsAnsweredOrRefusedInWords() throws Exception {
    Fuzz.play(
        800,
        4,
        made -> {
          var request = request(made);
          var path = new String(request, 0, Math.min(request.length, 300), ISO_8859_1);
          var answer = ask(request);
          secretless(answer);
          if (answer.isEmpty()) {
            return; // What was no HTTP at all was hung up on.
          }
          int status = status(answer);
          assertThat(status).as(answer).isBetween(200, 503).isNotIn(500, 501);
          // A receiver that is tried out may be away.
          assertThat(status == 502 && !path.contains("/receivers/")).as(answer).isFalse();
          if (status >= 400
              && answer.contains("application/problem+json")
              && body(answer).length() > 0) {
            var problem = new ObjectMapper().readTree(body(answer));
            assertThat(problem.path("status").asInt()).as(answer).isEqualTo(status);
            assertThat(problem.path("detail").asText())
                .as(answer)
                .isNotBlank()
                .hasSizeLessThan(4_000);
          }
          assertThat(answer).doesNotContain("java.lang", "\tat ", "Exception");
        });
    assertThat(log.taken()).doesNotContain("could not be answered", "ERROR", "SEVERE");
  }

  @Test
  void whoeverShowsNoTokenGetsNothingByWhateverPath() throws Exception {
    var token = Token.make(new SecureRandom());
    var line = new Grant("ann", Role.OPERATE, token.hash()).line();
    gate.take(new Access.ByToken(KeptTokens.of(() -> line).orElseThrow(), false));
    Fuzz.play(
        800,
        4,
        made -> {
          var request = request(made);
          var answer = ask(request);
          secretless(answer);
          if (!answer.isEmpty() && status(answer) < 300) {
            boolean asksWhatMayBe = new String(request, 0, 8, ISO_8859_1).equals("OPTIONS ");
            assertThat(asksWhatMayBe ? "\"checks\"" + body(answer) : body(answer))
                .satisfiesAnyOf(
                    body -> assertThat(body).isEqualTo("\"checks\""),
                    body -> assertThat(body).startsWith("{").contains("\"checks\""),
                    _ -> assertThat(new String(request, ISO_8859_1)).contains("HEAD /q/health"));
          }
        });
    secretless(log.taken());
  }

  private byte[] request(Case made) {
    var method =
        made.oneOf(
            "GET", "GET", "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE",
            "X");
    var path = new StringBuilder(made.oneOf(PATHS));
    if (made.onceIn(4)) {
      path.replace(0, path.length(), made.mangled(path.toString(), PIECES, PATHS));
    }
    for (int left = made.upTo(5); left > 0; left--) {
      path.append(path.indexOf("?") < 0 ? "?" : "&").append(made.oneOf(PARAMETERS)).append('=');
      path.append(made.onceIn(8) ? made.text(300) : made.oneOf(VALUES));
    }
    var goal = path.toString().replaceAll("[\r\n ]", made.onceIn(50) ? "$0" : "%20");
    var body =
        made.onceIn(30)
            ? "x".repeat(made.upTo(200_000))
            : made.onceIn(2)
                ? made.oneOf(made.onceIn(3) ? callbacks : BODIES)
                : made.mangled(made.oneOf(made.onceIn(3) ? callbacks : BODIES), PIECES, BODIES);
    var head = new StringBuilder(method + " " + goal + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
    for (int left = made.upTo(4); left > 0; left--) {
      head.append(made.onceIn(15) ? "X-" + made.text(40) : made.oneOf(HEADERS)).append("\r\n");
    }
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    head.append("Connection: close\r\nContent-Length: ")
        .append(made.onceIn(60) ? made.number() : bytes.length)
        .append("\r\n\r\n");
    var out = new ByteArrayOutputStream();
    out.writeBytes(made.played(head.toString()).getBytes(ISO_8859_1));
    made.played(body);
    out.writeBytes(bytes);
    return out.toByteArray();
  }

  /** What is answered, but for what goes on for ever; empty where it was hung up. */
  private String ask(byte[] request) throws IOException {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket.getOutputStream().write(request);
      socket.shutdownOutput();
      return read(socket.getInputStream());
    } catch (SocketException _) {
      return "";
    }
  }

  private static String read(InputStream in) throws IOException {
    var answer = new ByteArrayOutputStream();
    var buffer = new byte[64 * 1024];
    while (true) {
      int read;
      try {
        read = in.read(buffer);
      } catch (SocketException _) {
        read = -1; // It answered before it had read all, and that is here.
      }
      if (read < 0) {
        return answer.toString(StandardCharsets.UTF_8);
      }
      answer.write(buffer, 0, read);
      var text = answer.toString(StandardCharsets.UTF_8);
      if (text.contains("text/event-stream")) {
        return text;
      }
    }
  }

  private static int status(String answer) {
    return Integer.parseInt(answer.split(" ", 3)[1]);
  }

  private static String body(String answer) {
    int end = answer.indexOf("\r\n\r\n");
    return end < 0 ? "" : answer.substring(end + 4);
  }

  private static void secretless(String text) {
    assertThat(text)
        .doesNotContain(Served.CALLBACK)
        .doesNotContain(Credentials.defaults().operatorToken());
  }
}
