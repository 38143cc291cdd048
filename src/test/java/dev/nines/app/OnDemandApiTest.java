package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.practice.Faults;
import dev.nines.store.Entry;
import dev.nines.store.HistoryException;
import dev.nines.store.Recorder;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class OnDemandApiTest extends OnPracticeChat {

  private static final String CHAT = "/api/v1/journeys/support-chat/runs";
  private static final String SLOW = "/api/v1/journeys/slow/runs";

  @Test
  void aRunIsWaitedForAndOnDiskWhenItIsAnswered() throws Exception {
    var answer = api.post(CHAT + "?wait=60s");
    assertThat(answer.json().path("outcome").asText()).as(answer.text()).isEqualTo("passed");
    golden("run", answer);
    var id = answer.json().path("id").asText();
    assertThat(answer.header("Location")).endsWith("/api/v1/runs/" + id);
    assertThat(history.find(id)).isPresent();
  }

  @Test
  void aRunThatGoesOnIsSeenAsFarAsItHasCome() throws Exception {
    var answer = api.post(SLOW);
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    var id = answer.json().path("id").asText();
    assertThat(answer.header("Location")).endsWith("/api/v1/runs/" + id);
    var run = answer.json();
    while (run.path("steps").size() < 2) {
      assertThat(run.path("state").asText()).isEqualTo("running");
      run = api.get("/api/v1/runs/" + id).json();
    }
    assertThat(run.at("/steps/0/result").asText()).isEqualTo("succeeded");
    assertThat(run.at("/steps/1/result").asText()).isEqualTo("running");
    assertThat(run.at("/steps/1/duration").isNull()).isTrue();
    assertThat(ended(id).path("outcome").asText()).isEqualTo("passed");
  }

  private com.fasterxml.jackson.databind.JsonNode ended(String id) throws Exception {
    var run = api.get("/api/v1/runs/" + id).json();
    while (run.path("state").asText().equals("running")) {
      run = api.get("/api/v1/runs/" + id).json();
    }
    return run;
  }

  @Test
  void aRunThatTakesLongerThanTheWaitGoesOn() throws Exception {
    var answer = api.post(SLOW + "?wait=1ms");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(ended(answer.json().path("id").asText()).path("outcome").asText())
        .isEqualTo("passed");
  }

  @Test
  void aRunOnDemandIsCountedNowhere() throws Exception {
    api.post(CHAT + "?wait=60s");
    var report = api.get("/api/v1/report?window=1h&journey=support-chat");
    assertThat(report.at("/total/availability").isNull()).as(report.text()).isTrue();
    assertThat(report.at("/total/runs/good").asInt()).isZero();
  }

  @Test
  void aFaultOfTheTargetIsARunThatFailed() throws Exception {
    served.chat().faults(Faults.none().withErrorShare(1));
    var answer = api.post(SLOW + "?wait=60s");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("failed");
    assertThat(answer.json().path("reason").asText()).isEqualTo("error");
    assertThat(answer.json().path("step").asText()).isEqualTo("open chat");
    assertThat(answer.at("/steps/0/attempts/0/server").asText()).isEqualTo("down");
  }

  @Test
  void aVariableOfTheJourneyIsReplaced() throws Exception {
    var answer = api.post(SLOW + "?wait=60s", "{\"vars\": {\"topic\": \"loans\"}}");
    assertThat(answer.json().path("outcome").asText()).as(answer.text()).isEqualTo("passed");
  }

  @Test
  void whatCannotBeReadIsAnsweredInWords() throws Exception {
    var bad = "Bad body";
    problem(
        api.post(SLOW, "{\"vars\": {\"topik\": \"x\"}}"),
        400,
        bad,
        "journey \"slow\" has no variable \"topik\"; did you mean \"topic\"?");
    problem(
        api.post(SLOW, "{\"vars\": {\"topic\": 3}}"),
        400,
        bad,
        "vars.topic is a number; expected a text, such as \"3\"");
    problem(
        api.post(SLOW, "{\"var\": {}}"),
        400,
        bad,
        "unknown member \"var\"; did you mean \"vars\"?");
    problem(
        api.post(SLOW, "[1]"),
        400,
        bad,
        "the body is an array; expected an object such as {\"vars\": {\"name\": \"value\"}}, or no body");
    problem(
        api.post(SLOW, "{"),
        400,
        bad,
        "the body is no JSON: Unexpected end-of-input: expected close marker for Object at line 1, column 2; expected an object such as {\"vars\": {\"name\": \"value\"}}, or no body");
    problem(
        api.post(SLOW, "{\"vars\": nul}"),
        400,
        bad,
        "the body is no JSON: Unrecognized token 'nul': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false') at line 1, column 10; expected an object such as {\"vars\": {\"name\": \"value\"}}, or no body");
    problem(
        api.send(
            api.request(SLOW)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("vars=1"))),
        415,
        "Unsupported media type",
        "the body is application/x-www-form-urlencoded; expected application/json, or no body");
    problem(
        api.post(SLOW + "?wait=1d"), 400, "Bad parameter", "wait is \"1d\"; expected 0s to 10m");
    problem(
        api.post(SLOW + "?wiat=1s"),
        400,
        "Unknown parameter",
        "there is no parameter \"wiat\" here; did you mean \"wait\"?");
    problem(
        api.post("/api/v1/journeys/slwo/runs"),
        404,
        "Unknown journey",
        "there is no journey \"slwo\"; did you mean \"slow\"?");
  }

  @Test
  void nobodyCanSendAJourneysSecretsElsewhere() throws Exception {
    problem(
        api.post(CHAT, "{\"vars\": {\"chat\": \"http://evil.example\"}}"),
        403,
        "Refused",
        "vars.chat may decide where journey \"support-chat\" sends its secrets, and cannot be replaced over the API; play the journey's file with `nines run --var chat=…`");
  }

  @Test
  void garbageOfAnyKindStartsNoRun() throws Exception {
    for (var body :
        new String[] {
          "\u0000",
          "{",
          "{}{}",
          "{\"vars\":{},\"vars\":{}}",
          "{\"vars\":{\"topic\":",
          "[".repeat(5_000),
          "\"",
          "\uD800",
          "null"
        }) {
      var answer = api.post(SLOW, body);
      assertThat(answer.status()).as(body + answer.text()).isEqualTo(400);
    }
    assertThat(served.prober().shown().runs().running("slow")).isEmpty();
  }

  @Test
  void aHugeBodyIsRefusedBeforeItIsSent() throws Exception {
    // Who goes on to send may find the connection closed before the answer is read.
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket
          .getOutputStream()
          .write(
              ("POST " + SLOW + " HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
      var answer =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      assertThat(answer.readLine()).startsWith("HTTP/1.1 413 ");
    }
    assertThat(api.get("/api/v1/journeys").status()).isEqualTo(200);
  }

  @Test
  void aPageOfAnotherSiteIsRefused() throws Exception {
    problem(
        api.send(
            api.request(SLOW)
                .header("Origin", "https://evil.example")
                .POST(BodyPublishers.noBody())),
        403,
        "Refused",
        "a page of https://evil.example asks for this; expected one of %s:%d, or no browser"
            .formatted(root.getHost(), root.getPort()));
    assertThat(
            api.send(api.request(SLOW).header("Origin", "null").POST(BodyPublishers.noBody()))
                .status())
        .isEqualTo(403);
    assertThat(
            api.send(
                    api.request(SLOW)
                        .header("Sec-Fetch-Site", "cross-site")
                        .POST(BodyPublishers.noBody()))
                .status())
        .isEqualTo(403);
    assertThat(
            api.send(
                    api.request(SLOW)
                        .header("Origin", "http://" + root.getAuthority())
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(BodyPublishers.noBody()))
                .status())
        .isEqualTo(202);
  }

  @Test
  void aJourneyOfAnotherRegionIsNotPlayedHere() throws Exception {
    problem(
        api.post("/api/v1/journeys/elsewhere/runs"),
        409,
        "Conflict",
        "journey \"elsewhere\" runs in us-1; this prober is in eu-1");
  }

  @Test
  void runsThatMayNotOverlapDoNot() throws Exception {
    var first = api.post(SLOW).json().path("id").asText();
    var second = api.post(SLOW);
    problem(
        second,
        409,
        "Conflict",
        "run %s of journey \"slow\" goes on, and its runs do not overlap; ask again when it has ended, or allow it with \"overlap: true\""
            .formatted(first));
    assertThat(second.header("Location")).endsWith("/api/v1/runs/" + first);
    assertThat(second.header("Retry-After")).isEqualTo("2");
  }

  @Test
  void aStormOfWishesIsBounded() throws Exception {
    served.write(
        "long.yaml",
        "journey: long\ninterval: 1h\ntimeout: 60s\noverlap: true\nsteps: [{ sleep: 1s }]\n");
    served.look();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          IntStream.range(0, 200)
              .mapToObj(_ -> threads.submit(() -> api.post("/api/v1/journeys/long/runs")))
              .toList();
      int started = 0;
      for (var each : answers) {
        var answer = each.get();
        assertThat(answer.status()).as(answer.text()).isIn(202, 429);
        if (answer.status() == 202) {
          started++;
        } else {
          assertThat(answer.header("Retry-After")).isEqualTo("2");
          assertThat(answer.detail())
              .isEqualTo(
                  "10 runs on demand go on already, as many as this prober plays at a time; ask again in a moment");
        }
      }
      assertThat(started).isGreaterThanOrEqualTo(10);
    }
  }

  @Test
  void aRunSurvivesItsClient() throws Exception {
    try (var socket = new Socket(root.getHost(), root.getPort())) {
      socket
          .getOutputStream()
          .write(
              "POST /api/v1/journeys/slow/runs?wait=60s HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n\r\n"
                  .getBytes(StandardCharsets.UTF_8));
      while (served.prober().shown().runs().running("slow").isEmpty()) {
        Thread.onSpinWait();
      }
    }
    var id = served.prober().shown().runs().running("slow").orElseThrow();
    assertThat(ended(id).path("outcome").asText()).isEqualTo("passed");
  }

  @Test
  void aRunThatCannotBeKeptIsNoSuccess() throws Exception {
    Recorder full =
        entry ->
            entry instanceof Entry.OfRun
                ? CompletableFuture.failedFuture(
                    new HistoryException("the spill file is full: 1 GiB"))
                : history.record(entry);
    try (var prober = new Served(folder, full, history).look()) {
      duty.take(prober.prober().shown());
      var answer = api.post("/api/v1/journeys/quick/runs?wait=60s");
      var id = served.prober().shown().runs().latest("quick");
      assertThat(id).isEmpty();
      assertThat(answer.status()).isEqualTo(503);
      assertThat(answer.detail())
          .matches(
              "run [0-9a-f]{32} was played, but it could not be kept: the spill file is full: 1 GiB; it can be seen at /api/v1/runs/[0-9a-f]{32} as long as this prober remembers it");
      var where = answer.detail().replaceAll(".*(/api/v1/runs/[0-9a-f]{32}).*", "$1");
      assertThat(api.get(where).json().path("outcome").asText()).isEqualTo("passed");
    }
  }

  @Test
  void anUnknownRunIsNotFound() throws Exception {
    problem(
        api.get("/api/v1/runs/42"),
        404,
        "Not found",
        "there is no run \"42\", or it is kept no more; an id has 32 hexadecimal digits");
  }
}
