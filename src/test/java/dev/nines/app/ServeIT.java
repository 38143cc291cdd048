package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.PackagedForm;
import dev.nines.practice.BackendFault;
import dev.nines.practice.Faults;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.source.git.GitServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged daemon against the practice chat, looked at from outside as Prometheus and
 * Kubernetes do.
 */
class ServeIT {

  @TempDir private Path folder;
  @TempDir private Path kept;
  private PracticeChat chat;
  private DaemonProcess daemon;

  @BeforeEach
  void serve() throws Exception {
    chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
    write("chat.yaml", journey("chat", "open chat"));
    start();
  }

  private Path history() {
    return kept.resolve("nines.db");
  }

  private void start() throws IOException {
    daemon = DaemonProcess.start(folder, history(), Map.of("CHAT_URL", chat.uri().toString()));
  }

  @AfterEach
  void end() throws Exception {
    daemon.close();
    chat.close();
  }

  private void write(String file, String text) throws IOException {
    Files.writeString(folder.resolve(file), text);
  }

  private static String journey(String name, String step) {
    return journey(name, step, "2s");
  }

  private static String journey(String name, String step, String interval) {
    return """
    journey: %s
    interval: %s
    timeout: 2s
    actors:
      customer: { url: "${env.CHAT_URL}", timeout: 1900ms }
    steps:
      - step: %s
        post: /api/chats
        json: { topic: cards }
        expect: [status == 201, json.state == "open"]
    """
        .formatted(name, interval, step);
  }

  private String get(String path) throws InterruptedException {
    return daemon.get(path);
  }

  private String eventually(String path, Predicate<String> wish) throws InterruptedException {
    return daemon.eventually(path, wish);
  }

  private static double count(String metrics, String series) {
    return Pattern.compile("^" + series + " (\\S+)$", Pattern.MULTILINE)
        .matcher(metrics)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(match.groupCount())))
        .sum();
  }

  private static double good(String metrics) {
    return count(metrics, "nines_runs_total\\{[^}]*journey=\"chat\",outcome=\"passed\"[^}]*}");
  }

  private static double failed(String metrics) {
    return count(metrics, "nines_runs_total\\{[^}]*journey=\"chat\",outcome=\"failed\"[^}]*}");
  }

  @Test
  void runsAreCountedFromTheirScheduleAndAFaultIsSeen() throws Exception {
    var metrics = eventually("/metrics", text -> good(text) >= 2);
    assertThat(failed(metrics)).as(metrics).isZero();
    chat.faults(Faults.none().withErrorShare(1));
    eventually("/metrics", text -> failed(text) >= 2);
    chat.faults(Faults.none());
    double before = good(get("/metrics"));
    eventually("/metrics", text -> good(text) > before);
  }

  @Test
  void changedFilesAreTakenUpAndABrokenOneIsNamedEverywhere() throws Exception {
    eventually("/metrics", text -> good(text) >= 1);
    write("chat.yaml", "journey: chat\nstepz: []\n");
    var health = eventually("/q/health", text -> text.contains("does not load"));
    assertThat(health)
        .contains("\"status\": \"UP\"")
        .contains("last good version stays in force")
        .contains("chat.yaml:1:1");
    var metrics = get("/metrics");
    assertThat(metrics)
        .contains("nines_journeys_loaded 1.0")
        .containsPattern("nines_journey_load_failures\\{file=\"[^\"]*chat.yaml\",?} [1-9]");
    assertThat(String.join("\n", daemon.printed()))
        .contains("chat.yaml does not load; its last good version stays in force");
    double before = good(metrics);
    eventually("/metrics", text -> good(text) > before);

    write("chat.yaml", journey("chat", "open it"));
    eventually(
        "/metrics",
        text -> text.contains("step=\"open it\"") && !text.contains("step=\"open chat\""));
    Files.delete(folder.resolve("chat.yaml"));
    eventually("/metrics", text -> !text.contains("journey=\"chat\""));
    assertThat(get("/q/health/ready")).contains("DOWN");
    assertThat(get("/q/health/live")).contains("\"progress\"").doesNotContain("DOWN");
  }

  @Test
  void servicesAndMaintenanceAreTakenUpWhileItServes() throws Exception {
    eventually("/metrics", text -> good(text) >= 1);
    write(
        "service.yaml",
        """
        service: chat
        backends:
          check: { get: /health, expect: json.status == "UP", every: 1s }
          at: { b1: "%s", b2: "%s" }
        """
            .formatted(chat.backendUris().get(0), chat.backendUris().get(1)));
    eventually("/metrics", text -> up(text, "b1") == 1 && up(text, "b2") == 1);
    chat.faults(Faults.none().withBackend("b2", BackendFault.ERROR));
    eventually("/metrics", text -> text.contains(backend("b2") + " 0.0"));
    eventually(
        "/metrics",
        text ->
            count(text, "nines_service_backend_up_seconds_total\\{[^}]*service=\"chat\"[^}]*}")
                > 0);

    write(
        "maintenance.yaml",
        "maintenance: work\nreason: The servers are restarted\nzone: UTC\nweekly: { Mon-Sun: 00:00-24:00 }\n");
    eventually(
        "/metrics",
        text ->
            count(text, "nines_runs_total\\{[^}]*outcome=\"excluded\"[^}]*}") > 0
                && !text.contains("nines_backend_up{"));
    chat.faults(Faults.none());
    Files.delete(folder.resolve("maintenance.yaml"));
    eventually("/metrics", text -> up(text, "b2") == 1);
    Files.delete(folder.resolve("service.yaml"));
    eventually("/metrics", text -> !text.contains("nines_service_backend_up_seconds_total"));
  }

  private static String backend(String name) {
    return "nines_backend_up{backend=\"" + name + "\",region=\"local\",service=\"chat\",}";
  }

  private static double up(String metrics, String backend) {
    return count(metrics, Pattern.quote(backend(backend)));
  }

  @Test
  void eachLineIsAnObjectThatNamesItsRunWhereThatIsAskedFor() throws Exception {
    daemon.close();
    daemon =
        DaemonProcess.start(
            folder,
            history(),
            Map.of(
                "CHAT_URL",
                chat.uri().toString(),
                "NINES_LOG_JSON",
                "true",
                "QUARKUS_LOG_CATEGORY__NINES_RUNS__LEVEL",
                "DEBUG"),
            "--region",
            "eu-7",
            "--environment",
            "rehearsal");
    eventually("/metrics", text -> good(text) >= 1);
    var lines = new ArrayList<JsonNode>();
    for (var line : daemon.printed()) {
      lines.add(new ObjectMapper().readTree(line));
    }
    assertThat(lines)
        .allSatisfy(line -> {
          assertThat(line.path("component").asText()).isEqualTo("nines");
          assertThat(line.path("region").asText()).isEqualTo("eu-7");
          assertThat(line.path("environment").asText()).isEqualTo("rehearsal");
          assertThat(line.path("hostName").asText()).isNotEmpty();
        })
        .filteredOn(line -> line.path("loggerName").asText().equals("nines.runs"))
        .isNotEmpty()
        .allSatisfy(line -> {
          assertThat(line.path("message").asText()).startsWith("chat: passed in ");
          assertThat(line.path("mdc").path("journey").asText()).isEqualTo("chat");
          assertThat(line.path("mdc").path("run").asText()).matches("[0-9a-f]{32}");
        });
  }

  @Test
  void aTerminatedDaemonEndsCleanlyWithinItsGrace() throws Exception {
    eventually("/metrics", text -> good(text) >= 1);
    daemon.process().toHandle().destroy();
    assertThat(daemon.process().waitFor(25, TimeUnit.SECONDS)).isTrue();
    assertThat(daemon.process().exitValue()).isIn(0, 143);
    assertThat(daemon.printed()).noneMatch(line -> line.contains("Exception"));
  }

  /** What `nines report` says of all runs in the history's file. */
  private JsonNode account() throws Exception {
    var process =
        PackagedForm.process(
                List.of(
                    "report",
                    "--history",
                    history().toString(),
                    "--window",
                    "1d",
                    "--format",
                    "json"))
            .start();
    var json = new ObjectMapper().readTree(process.getInputStream());
    var complaint = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(complaint).isZero();
    return json;
  }

  private long accounted(String what) throws Exception {
    return account().at("/total/runs/" + what).longValue();
  }

  @Test
  void theAccountIsTheCountersToTheRun() throws Exception {
    eventually("/metrics", text -> good(text) >= 2);
    chat.faults(Faults.none().withErrorShare(1));
    eventually("/metrics", text -> failed(text) >= 2);
    chat.faults(Faults.none());
    write("chat.yaml", journey("chat", "open chat", "1h"));
    eventually(
        "/metrics",
        text ->
            text.contains(
                "nines_journey_interval_seconds{journey=\"chat\",region=\"local\",} 3600.0"));
    // The last run may still be on its way to the counters and to the account.
    for (int attempt = 0; attempt < 20; attempt++) {
      var account = account().at("/total/runs");
      var counters = get("/metrics");
      if (account.path("good").asDouble() == good(counters)
          && account.path("bad").asDouble() == failed(counters)) {
        return;
      }
    }
    throw new AssertionError("the account and the counters never agreed:\n" + get("/metrics"));
  }

  @Test
  void aKilledProbersAccountOpensAndGoesOn() throws Exception {
    eventually("/metrics", text -> good(text) >= 3);
    daemon.close();
    long before = accounted("good");
    assertThat(before).as("what was counted more than a second ago is kept").isGreaterThan(1);
    start();
    eventually("/metrics", text -> good(text) >= 2);
    daemon.process().toHandle().destroy();
    assertThat(daemon.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    var account = account();
    assertThat(account.at("/total/runs/good").longValue()).isGreaterThanOrEqualTo(before + 2);
    assertThat(account.at("/journeys/0/name").textValue()).isEqualTo("chat");
  }

  @Test
  void aHistoryThatIsNoneIsRefusedAtOnce() throws Exception {
    daemon.close();
    Files.writeString(
        Files.createDirectories(kept.resolve("other")).resolve("n.db"), "x".repeat(5_000));
    Files.copy(
        kept.resolve("other/n.db"), history(), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    Files.deleteIfExists(kept.resolve("nines.db-wal"));
    Files.deleteIfExists(kept.resolve("nines.db-shm"));
    start();
    assertThat(daemon.process().waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(daemon.process().exitValue()).isEqualTo(2);
    assertThat(daemon.printed()).anyMatch(line -> line.startsWith("nines serve: --history: "));
  }

  @Test
  void journeysComeFromGitAndGoOnWithoutIt() throws Exception {
    daemon.close();
    try (var server = new GitServer(kept.resolve("remote"))) {
      var first = server.commit("probes/chat.yaml", journey("chat", "open chat")).name();
      server.lock("git", "hunter2");
      var environment =
          Map.of(
              "CHAT_URL",
              chat.uri().toString(),
              "NINES_GIT_TOKEN",
              "hunter2",
              "NINES_GIT_WEBHOOK_SECRET",
              "only-the-host-knows");
      var source = List.of("--git", server.url(), "--git-folder", "probes", "--git-every", "1h");
      daemon = DaemonProcess.start(source, history(), environment);
      eventually("/metrics", text -> good(text) >= 1);
      assertThat(get("/metrics"))
          .containsPattern("nines_git_commit_info\\{commit=\"" + first + "\",?} 1.0");

      var second = server.commit("probes/web.yaml", journey("web", "open chat")).name();
      assertThat(daemon.post("/api/v1/callbacks/git", "X-Gitlab-Token", "guessed")).isEqualTo(403);
      assertThat(daemon.post("/api/v1/callbacks/git", "X-Gitlab-Token", "only-the-host-knows"))
          .isEqualTo(200);
      eventually("/metrics", text -> text.contains("nines_journeys_loaded 2.0"));
      assertThat(get("/q/health/ready")).contains("\"commit\": \"" + second + "\"");

      server.away();
      daemon.close();
      daemon = DaemonProcess.start(source, history(), environment);
      eventually("/metrics", text -> good(text) >= 1);
      eventually("/q/health/ready", text -> text.contains("connection refused by 127.0.0.1"));
      assertThat(get("/q/health/ready")).contains("\"status\": \"UP\"").contains(second);
      assertThat(String.join("\n", daemon.printed()))
          .contains("2 journeys loaded, revision " + second.substring(0, 12))
          .contains(
              "commit " + second.substring(0, 12) + " stays in force; what is known of it is ")
          .doesNotContain("hunter2", "only-the-host-knows");
    }
  }
}
