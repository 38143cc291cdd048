package dev.nines.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs at probers that run, over real sockets. */
class RemoteRunTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Interruption interruption = new Interruption();
  private final List<FakeProber> probers = new ArrayList<>();

  private FakeProber prober(String region, dev.nines.outcome.Run run) throws IOException {
    var prober = new FakeProber(region, run);
    probers.add(prober);
    return prober;
  }

  @AfterEach
  void end() {
    probers.forEach(FakeProber::close);
  }

  private String at() {
    return String.join(",", probers.stream().map(FakeProber::at).toList());
  }

  private int run(boolean live, String... options) {
    var arguments = new ArrayList<>(List.of("run", "--at", at()));
    arguments.addAll(List.of(options));
    return line(live, arguments);
  }

  private int line(boolean live, List<String> arguments) {
    var terminal =
        new Terminal(
            new Channel(new PrintWriter(out), live, false), Channel.plain(new PrintWriter(err)));
    return Commands.of(
            terminal,
            interruption,
            Map.of(),
            Path.of("."),
            new Collaborators(
                _ -> {
                  throw new AssertionError("nothing is loaded here");
                },
                () -> "",
                (_, _, _, _) -> {
                  throw new AssertionError("nothing is played here");
                },
                _ -> 0,
                _ -> {
                  throw new AssertionError("no history was asked for");
                },
                InstantSource.system()),
            arguments.toArray(String[]::new))
        .execute(arguments.toArray(String[]::new));
  }

  @Test
  void aRunOfOneProberLooksLikeOneOfOurOwn() throws IOException {
    prober("eu-1", Played.passed());
    assertThat(run(false, "support-chat")).as(err.toString()).isZero();
    Golden.check("passed.txt", out.toString());
  }

  @Test
  void runsOfSeveralRegionsAreToldLineByLineInAPipe() throws IOException {
    prober("eu-1", Played.passed());
    prober("us-west-1", Played.settled());
    assertThat(run(false, "support-chat")).isEqualTo(1);
    assertThat(out.toString())
        .contains("eu-1       support-chat A customer is answered in the chat (region eu-1)")
        .contains("us-west-1    ✗ authenticate")
        .contains("eu-1       ✓ passed in 1.23 s")
        .contains("us-west-1  ✗ failed (timeout) in 1.23 s")
        .contains("2 runs: 1 passed, 1 failed");
  }

  @Test
  void onATerminalRegionsStandSideBySide() throws IOException {
    prober("eu-1", Played.passed());
    prober("us-west-1", Played.settled());
    assertThat(run(true, "support-chat")).isEqualTo(1);
    var lines =
        out.toString()
            .replaceAll("\u001b\\[\\?7l[^\u001b]*\u001b\\[K\u001b\\[\\?7h", "")
            .replace("\r\u001b[K", "");
    Golden.check("side-by-side.txt", lines);
  }

  @Test
  void theReportHasTheRunsOfAllRegions() throws IOException {
    prober("eu-1", Played.passed());
    prober("us-1", Played.degraded());
    assertThat(run(false, "--format", "json", "support-chat")).isZero();
    var runs = new ObjectMapper().readTree(out.toString()).path("runs");
    assertThat(runs).extracting(run -> run.path("region").asText()).containsExactly("eu-1", "us-1");
    assertThat(runs.get(1).path("outcome").asText()).isEqualTo("degraded");
  }

  @Test
  void aRunWhoseEventsAreCutOffIsAskedAfter() throws IOException {
    prober("eu-1", Played.passed()).telling(4);
    assertThat(run(false, "support-chat")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("✓ passed in 1.23 s");
  }

  @Test
  void aProberThatIsBusyIsAskedAgain() throws IOException {
    var prober = prober("eu-1", Played.passed()).busy(1);
    assertThat(run(false, "support-chat")).isZero();
    assertThat(prober.bodies()).hasSize(2);
  }

  @Test
  void aProberThatIsAwayMakesTheResultInconclusiveAndHindersNoOther() throws IOException {
    var gone = prober("us-1", Played.passed());
    prober("eu-1", Played.passed());
    var at = at();
    gone.close();
    assertThat(line(false, List.of("run", "--at", at, "--format", "junit", "support-chat")))
        .isEqualTo(4);
    assertThat(out.toString())
        .contains("<error type=\"not run\" message=\"cannot ask the prober at " + gone.at())
        .contains("<property name=\"region\" value=\"eu-1\"/>");
  }

  @Test
  void aFailureOutweighsAProberThatIsAway() throws IOException {
    var gone = prober("us-1", Played.passed());
    prober("eu-1", Played.settled());
    var at = at();
    gone.close();
    assertThat(line(false, List.of("run", "--at", at, "support-chat"))).isEqualTo(1);
  }

  @Test
  void whatAProberRefusesIsAnInvalidUseAndHindersNoOther() throws IOException {
    prober("eu-1", Played.passed()).refusing("vars.base is part of an address");
    prober("us-1", Played.passed());
    assertThat(run(true, "support-chat")).isEqualTo(2);
    assertThat(out.toString())
        .contains("support-chat not run: eu-1: ", ": vars.base is part of an address")
        .contains("us-1  ✓ passed in 1.23 s")
        .contains("1 run: 1 passed; 1 journey not run");
  }

  @Test
  void aFailureOutweighsARefusal() throws IOException {
    prober("eu-1", Played.passed()).refusing("vars.base is part of an address");
    prober("us-1", Played.settled());
    assertThat(run(false, "support-chat")).isEqualTo(1);
  }

  @Test
  void anInterruptionSaysThatWhatWasAskedForGoesOn() throws IOException {
    prober("eu-1", Played.passed()).tellingNothingBut(interruption::give);
    assertThat(run(false, "support-chat")).isEqualTo(130);
    assertThat(out.toString())
        .contains("interrupted", "1 run was asked for and goes on")
        .doesNotContain("nothing ran");
  }

  @Test
  void aRegionThatDoesNotPlayTheJourneyIsPassedOver() throws IOException {
    prober("eu-1", Played.passed());
    prober("us-1", Played.passed()).elsewhere();
    assertThat(run(false, "support-chat")).isZero();
    assertThat(out.toString())
        .contains("– support-chat not run: runs in ap-1; the prober at ")
        .contains("1 run: 1 passed; 1 journey not run");
  }

  @Test
  void whereNoRegionPlaysItNothingRan() throws IOException {
    prober("us-1", Played.passed()).elsewhere();
    assertThat(run(false, "support-chat")).isEqualTo(3);
  }

  @Test
  void aWrongNameIsToldWithTheOneThatWasMeant() throws IOException {
    prober("eu-1", Played.passed());
    assertThat(run(false, "suport-chat")).isEqualTo(2);
    assertThat(err.toString())
        .contains(": there is no journey \"suport-chat\"; did you mean \"support-chat\"?");
  }

  @Test
  void aVariableThatNoJourneyHasIsRefused() throws IOException {
    prober("eu-1", Played.passed());
    assertThat(run(false, "--var", "chat=x", "support-chat")).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "--var chat: no journey has a variable of this name; expected none, as they have no"
                + " vars");
  }

  @Test
  void whatOnlyARunOfOurOwnKnowsIsRefused() throws IOException {
    prober("eu-1", Played.passed());
    assertThat(run(false, "--practice", "support-chat")).isEqualTo(2);
    assertThat(err.toString()).contains("expected it without --practice");
  }

  @Test
  void twoProbersOfOneRegionAreAMistake() throws IOException {
    prober("eu-1", Played.passed());
    prober("eu-1", Played.passed());
    assertThat(run(false, "support-chat")).isEqualTo(2);
    assertThat(err.toString())
        .contains("are both in region eu-1; expected one prober of each region");
  }

  @Test
  void whatIsNoProberIsNamed() throws IOException {
    assertThat(line(false, List.of("run", "--at", "ftp://x", "support-chat"))).isEqualTo(2);
    assertThat(err.toString())
        .contains("--at is \"ftp://x\"; expected an address such as http://localhost:8080");
  }

  /** Something that answers and is no prober; what it says by the path's end. */
  private int runAt(Map<String, String> answers) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          var path = exchange.getRequestURI().getPath();
          var body = answers.getOrDefault(path.replaceAll(".*/", ""), "null").getBytes(UTF_8);
          exchange.sendResponseHeaders(
              exchange.getRequestMethod().equals("POST") ? 202 : 200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      var at =
          "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
      return line(false, List.of("run", "--at", at, "chat"));
    } finally {
      server.stop(0);
    }
  }

  private static final String KNOWS_CHAT =
      "{\"region\": \"eu-1\", \"journeys\": [{\"name\": \"chat\", \"regions\": [], \"here\": true}]}";

  private static final String CHAT =
      "{\"written\": {\"name\": \"chat\", \"title\": \"t\", \"timeout\": 30, \"vars\": {}, \"actors\": [],"
          + " \"when\": {\"require\": []}, \"steps\": [], \"teardown\": [], \"milestones\": []}}";

  @Test
  void anAnswerWithHolesIsNoFaultOfNines() throws IOException {
    for (var answers :
        List.of(
            Map.of("journeys", "{}"),
            Map.of("journeys", "{\"region\": null, \"journeys\": []}"),
            Map.of("journeys", "{\"region\": \"eu-1\", \"journeys\": [null]}"),
            Map.of("journeys", KNOWS_CHAT),
            Map.of("journeys", KNOWS_CHAT, "chat", "{\"written\": {\"name\": \"chat\"}}"),
            Map.of("journeys", KNOWS_CHAT, "chat", CHAT, "runs", "{}"),
            Map.of(
                "journeys",
                KNOWS_CHAT,
                "chat",
                CHAT,
                "runs",
                "{\"id\": \"r\"}",
                "events",
                "event: run-ended\ndata: {\"run\": null}\n\nevent: run-ended\ndata: {}\n\n"),
            Map.of(
                "journeys",
                KNOWS_CHAT,
                "chat",
                CHAT,
                "runs",
                "{\"id\": \"r\"}",
                "events",
                "event: step-ended\ndata: no JSON\n\n"))) {
      out.getBuffer().setLength(0);
      err.getBuffer().setLength(0);
      assertThat(runAt(answers)).as(answers.toString()).isEqualTo(4);
      assertThat(err.toString()).as(answers.toString()).isEmpty();
      assertThat(out.toString())
          .as(answers.toString())
          .contains("chat not run: ", "is no prober of this version of Nines: ");
    }
  }
}
