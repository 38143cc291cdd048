package dev.nines.cli;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.live.Terminal;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.evidence.Leaving;
import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.LeavesEvidence;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.source.git.Access.Token;
import dev.nines.source.git.Remote;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.LoadedFile;
import dev.nines.yaml.Problem;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandsTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Interruption interruption = new Interruption();
  private final List<Journey> journeys = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final List<ServeOptions> served = new ArrayList<>();
  private final CountDownLatch playing = new CountDownLatch(1);
  private Exchange answer = new Exchange.Answered(Map.of("status", 200L), "HTTP 200 from GET /");
  private boolean silent;
  @TempDir private @Nullable Path folder;

  private int nines(String... arguments) {
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            interruption,
            Map.of("NINES_REGION", "eu-1"),
            Path.of("home"),
            new Collaborators(
                _ -> loaded(),
                () -> "{}",
                this::runner,
                options -> {
                  served.add(options);
                  return 0;
                },
                _ -> {
                  throw new AssertionError("no history was asked for");
                },
                java.time.InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  private final List<Problem> general = new ArrayList<>();
  private final List<String> evidences = new ArrayList<>();

  @Test
  void evidenceIsKeptWhereAndOfWhichRunsIsSaid() {
    journeys.add(journey("chat"));
    assertThat(nines("run", "chat.yaml")).isZero();
    assertThat(nines("run", "chat.yaml", "--evidence", "seen", "--evidence-of", "all")).isZero();
    assertThat(nines("run", "chat.yaml", "--evidence", "seen")).isZero();
    assertThat(evidences).containsExactly("none", "seen ALL", "seen AS_ASKED");
    assertThat(nines("run", "chat.yaml", "--evidence-of", "all")).isEqualTo(2);
    assertThat(err.toString()).contains("--evidence-of needs --evidence DIR, where it is kept");
  }

  @Test
  void whatAKilledRunLeftHalfDoneGoesWithTheNextRun(@TempDir Path folder) throws Exception {
    journeys.add(journey("chat"));
    var draft = Files.createDirectory(folder.resolve(".draft-0af7651916cd43dd8448eb211c80319c"));
    Files.writeString(draft.resolve("half.zip"), "x");
    assertThat(nines("run", "chat.yaml", "--evidence", folder.toString())).isZero();
    assertThat(draft).doesNotExist();
  }

  @Test
  void aDaemonKeepsEvidenceBesideItsHistory() {
    assertThat(nines("serve", "--journeys", "j", "--history", "data/n.db")).isZero();
    assertThat(served.getLast().evidence())
        .isEqualTo(
            new EvidenceKeeping(
                Path.of("data/n.db.evidence"), Duration.ofDays(14), 1L << 30, Leaving.AS_ASKED));
    assertThat(
            nines(
                "serve",
                "--journeys",
                "j",
                "--evidence",
                "e",
                "--keep-evidence",
                "2h",
                "--evidence-size",
                "500MiB",
                "--evidence-of",
                "none"))
        .isZero();
    assertThat(served.getLast().evidence())
        .isEqualTo(
            new EvidenceKeeping(Path.of("e"), Duration.ofHours(2), 500L << 20, Leaving.NONE));
    assertThat(nines("serve", "--journeys", "j", "--evidence-size", "1GB")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--evidence-size: found \"1GB\"; expected a size such as 500MiB or 1GiB");
  }

  /** Several folders may follow, of which a misspelt option would else be one. */
  @Test
  void aMisspeltOptionIsNoFolderOfJourneys() {
    assertThat(nines("serve", "--journeys", "j", "--regoin", "eu-1")).isEqualTo(2);
    assertThat(err.toString()).contains("Unknown option: '--regoin'");
    assertThat(served).isEmpty();
    assertThat(nines("run", "chat.yaml", "--debgu")).isEqualTo(2);
  }

  private Loaded loaded() {
    var files = new ArrayList<LoadedFile>();
    journeys.forEach(each -> files.add(LoadedFile.of(each.name() + ".yaml", each)));
    if (!problems.isEmpty()) {
      files.add(LoadedFile.broken("bad.yaml", problems));
    }
    return new Loaded(files, general);
  }

  private JourneyRunner runner(
      dev.nines.runner.Environment environment,
      dev.nines.runner.ControlCheck control,
      dev.nines.target.TargetRules targets,
      Engine.@Nullable Evidence evidence) {
    evidences.add(
        evidence == null ? "none" : evidence.folder().folder() + " " + evidence.leaving());
    return new JourneyRunner(
        new ActExecutors(
            (_, context) -> {
              playing.countDown();
              if (silent) {
                var cancelled = new CountDownLatch(1);
                context.onCancel(cancelled::countDown);
                cancelled.await();
              }
              return answer;
            },
            (_, _) -> answer),
        environment,
        control,
        Clocks.system(new SystemTimer()),
        new Random(9));
  }

  private static Journey journey(String name) {
    return new JourneyFixture()
        .var("who", "everybody")
        .step(step("open", get("/"), Duration.ofSeconds(30)))
        .journey(name);
  }

  @Test
  void aGoodRunIsZero() {
    journeys.add(journey("good"));
    assertThat(nines("run", "x.yaml")).isZero();
    assertThat(out.toString())
        .startsWith("good A customer does something (region eu-1)\n  ✓ open  client  ")
        .contains("client ok, server up\n✓ passed in ");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aFailedRunIsOne() {
    journeys.add(journey("bad"));
    answer = new Exchange.Answered(Map.of("status", 503L), "HTTP 503 from GET /");
    assertThat(nines("run", "x.yaml")).isEqualTo(1);
    assertThat(out.toString()).contains("✗ failed (error) in ").contains("HTTP 503 from GET /");
  }

  @Test
  void anExecutorsFaultIsInconclusive() {
    journeys.add(journey("fault"));
    answer = new Exchange.Broken(ClientVerdict.REFUSED, ServerVerdict.DOWN, "connection refused");
    assertThat(nines("run", "--control", "127.0.0.1:1", "x.yaml")).isEqualTo(4);
    assertThat(out.toString()).contains("? inconclusive (network) in ");
  }

  @Test
  void problemsAreTwoAndNothingIsPlayed() {
    journeys.add(journey("good"));
    problems.add(Problem.of("bad.yaml", "found nothing; expected a journey", "write one"));
    assertThat(nines("run", "x")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "bad.yaml:1:1: found nothing; expected a journey; write one\n1 problem in 2 files\n");
  }

  @Test
  void aJourneyOfOtherRegionsIsNotRunAndThatIsNoSuccess() {
    journeys.add(elsewhere());
    assertThat(nines("run", "x.yaml")).isEqualTo(3);
    assertThat(out.toString())
        .isEqualTo(
            "– far not run: runs in us-1, us-2; this is region eu-1\nnothing ran; 1 journey not run\n");
    out.getBuffer().setLength(0);
    assertThat(nines("run", "--region", "us-1", "x.yaml")).isZero();
  }

  private static Journey elsewhere() {
    var near = journey("far");
    return new Journey(
        near.name(),
        near.title(),
        near.service(),
        near.interval(),
        near.timeout(),
        near.overlap(),
        near.vars(),
        near.actors(),
        near.when(),
        near.steps(),
        near.milestones(),
        near.objectives(),
        near.teardown(),
        near.labels(),
        java.util.Set.of("us-1", "us-2"),
        near.secrets(),
        LeavesEvidence.ON_FAILURE);
  }

  @Test
  void roundsAreCounted() {
    journeys.add(journey("one"));
    journeys.add(journey("two"));
    assertThat(nines("run", "--repeat", "2", "x")).isZero();
    assertThat(out.toString()).endsWith("4 runs: 4 passed\n");
  }

  @Test
  void jsonIsTheOnlyThingOnTheStandardOutput() throws IOException {
    journeys.add(journey("one"));
    assertThat(nines("run", "--format", "json", "x")).isZero();
    var run = new ObjectMapper().readTree(out.toString()).at("/runs/0");
    assertThat(run.path("outcome").textValue()).isEqualTo("passed");
    assertThat(run.path("region").textValue()).isEqualTo("eu-1");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aReportGoesToAFileWhileTextIsShown() throws IOException {
    journeys.add(journey("one"));
    var file = folder().resolve("report.xml");
    Files.writeString(file, "old");
    assertThat(nines("run", "--format", "junit", "--output", file.toString(), "x")).isZero();
    assertThat(Files.readString(file)).startsWith("<?xml").contains("name=\"open\"");
    assertThat(out.toString()).contains("✓ passed");
    try (var files = Files.list(folder())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void textGoesToAFileToo() throws IOException {
    journeys.add(journey("one"));
    var file = folder().resolve("report.txt");
    assertThat(nines("run", "--output", file.toString(), "x")).isZero();
    assertThat(Files.readString(file)).isEqualTo(out.toString()).contains("✓ passed");
  }

  @Test
  void aReportThatCannotBeWrittenIsSaidBeforeAnythingRuns() {
    journeys.add(journey("one"));
    var file = folder().resolve("none/report.json");
    assertThat(nines("run", "--format", "json", "--output", file.toString(), "x")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "nines run: cannot write %s: there is no folder %s\n"
                .formatted(file, folder().resolve("none")));
    assertThat(playing.getCount()).isOne();
  }

  @Test
  void anUnknownVariableIsAMistake() {
    journeys.add(journey("one"));
    assertThat(nines("run", "--var", "whom=me", "x")).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo("nines run: --var whom: no journey has a variable of this name; expected who\n");
    assertThat(nines("run", "--var", "who=a=b", "x")).isZero();
  }

  @Test
  void anInterruptedRunEndsAndIsNeverGood() throws Exception {
    journeys.add(journey("slow"));
    journeys.add(journey("never"));
    silent = true;
    var status = new java.util.concurrent.CompletableFuture<Integer>();
    Thread.startVirtualThread(() -> status.complete(nines("run", "x")));
    assertThat(playing.await(10, TimeUnit.SECONDS)).isTrue();
    interruption.give();
    assertThat(status.get(10, TimeUnit.SECONDS)).isEqualTo(130);
    assertThat(out.toString())
        .contains("? inconclusive (shutdown)")
        .contains("interrupted")
        .doesNotContain("never");
  }

  @Test
  void validateShowsEveryProblemAndTheirNumber() throws IOException {
    problems.add(Problem.of("bad.yaml", "found a \u001b[31mtab", null));
    problems.add(Problem.of("bad.yaml", "found nothing", "write one"));
    assertThat(nines("validate", "x")).isEqualTo(2);
    assertThat(out.toString())
        .isEqualTo(
            "bad.yaml:1:1: found a \\u001b[31mtab\nbad.yaml:1:1: found nothing; write one\n2 problems in 1 file\n");
    out.getBuffer().setLength(0);
    assertThat(nines("validate", "--format", "json", "x")).isEqualTo(2);
    var json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("ok").booleanValue()).isFalse();
    assertThat(json.at("/problems/1/fix").textValue()).isEqualTo("write one");
    for (var kind :
        List.of("journeys", "services", "calendars", "maintenance", "silences", "receivers")) {
      assertThat(json.path(kind).isIntegralNumber()).as(kind).isTrue();
    }
  }

  @Test
  void validateIsZeroWhenNothingIsWrong() {
    journeys.add(journey("one"));
    assertThat(nines("validate", "x")).isZero();
    assertThat(out.toString()).isEqualTo("no problems in 1 file: journey one\n");
  }

  @Test
  void filesThatAreValidatedOneByOneNeedNoJourneyAmongThem() {
    general.add(Problem.of("service.yaml", "found no journey; expected at least one", null));
    journeys.add(journey("one"));
    assertThat(nines("validate", "service.yaml")).isZero();
    assertThat(out.toString()).isEqualTo("no problems in 1 file: journey one\n");
    out.getBuffer().setLength(0);
    assertThat(nines("validate", folder().toString())).isEqualTo(2);
    assertThat(out.toString()).contains("found no journey; expected at least one");
  }

  @Test
  void manyFilesAreCountedByWhatTheyAre() {
    Stream.of("one", "two", "three", "four").map(CommandsTest::journey).forEach(journeys::add);
    assertThat(nines("validate", "x")).isZero();
    assertThat(out.toString()).isEqualTo("no problems in 4 files: 4 journeys\n");
  }

  @Test
  void schemaPrintsTheSchema() {
    assertThat(nines("schema")).isZero();
    assertThat(out.toString()).isEqualTo("{}\n");
  }

  @Test
  void rulesAreForTheJourneysThatAreGiven() throws IOException {
    journeys.add(journey("one"));
    assertThat(nines("rules", "x")).isZero();
    assertThat(out.toString())
        .startsWith("# Made by `nines rules` (")
        .contains("\ngroups:\n", "name: nines-minutes\n", "nines_runs_total{journey=\"one\"}")
        .contains("name: nines-alerts\n");
    assertThat(err.toString()).isEmpty();
    out.getBuffer().setLength(0);

    assertThat(nines("rules", "x", "--only", "alerting")).isZero();
    assertThat(out.toString()).contains("alert: NinesOutage\n").doesNotContain("nines-minutes");
    out.getBuffer().setLength(0);
    assertThat(nines("rules", "x", "--only", "recording")).isZero();
    assertThat(out.toString()).contains("name: nines-minutes\n").doesNotContain("alert: ");
    out.getBuffer().setLength(0);

    var file = folder().resolve("rules.yaml");
    var said =
        nines(
            "rules",
            "x",
            "--format",
            "operator",
            "--name",
            "team",
            "--namespace",
            "prod",
            "--label",
            "release=main",
            "--label",
            "team=chat",
            "--output",
            file.toString());
    assertThat(said).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(Files.readString(file))
        .contains(
            """
            kind: PrometheusRule
            metadata:
              name: "team"
              namespace: "prod"
              labels:
                release: "main"
                team: "chat"
            """)
        .contains("name: team-minutes\n");
  }

  @Test
  void ofJourneysThatDoNotLoadNoRulesAreMade() {
    journeys.add(journey("good"));
    problems.add(Problem.of("bad.yaml", "found nothing; expected a journey", "write one"));
    assertThat(nines("rules", "x")).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "bad.yaml:1:1: found nothing; expected a journey; write one\n1 problem in 2 files\n");
  }

  @Test
  void ofNoJourneyNoRulesAreMade() {
    assertThat(nines("rules", "x")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("nines rules: there is no journey in x; expected one\n");
  }

  @Test
  void serveHandsItsOptionsToTheDaemon() {
    assertThat(nines("serve", "--journeys", "a", "b", "--port", "0", "--max-runs", "7")).isZero();
    assertThat(served).hasSize(1);
    assertThat(served.getFirst().journeys()).containsExactly(Path.of("a"), Path.of("b"));
    assertThat(served.getFirst().region()).isEqualTo("eu-1");
    assertThat(served.getFirst().maxRuns()).isEqualTo(7);
    assertThat(served.getFirst().history()).isEqualTo(new HistoryPlace.File(Path.of("nines.db")));
  }

  @Test
  void tracesGoWhereTheOptionSays() {
    assertThat(nines("serve --journeys a --port 0".split(" "))).isZero();
    assertThat(served.getLast().telemetry().tracing()).isNull();
    assertThat(
            nines("serve --journeys a --port 0 --otlp-endpoint http://collector:4318".split(" ")))
        .isZero();
    assertThat(served.getLast().telemetry().tracing())
        .hasToString("traces to http://collector:4318");
  }

  @Test
  void journeysMayComeFromGit() throws IOException {
    assertThat(nines("serve", "--git", "https://git.example.com/j", "--port", "0")).isZero();
    var usual = served.getLast().git();
    assertThat(usual).isNotNull();
    assertThat(served.getLast().journeys()).isEmpty();
    assertThat(usual.remote()).isEqualTo(new Remote("https://git.example.com/j", null, ""));
    assertThat(usual.cache()).isEqualTo(Path.of("nines.db.git"));
    assertThat(usual.every()).isEqualTo(Duration.ofMinutes(1));
    assertThat(usual.partial()).isFalse();
    assertThat(usual.owners()).isEmpty();
    assertThat(usual.access().token()).isNull();

    Files.writeString(folder().resolve("NINES_GIT_TOKEN"), "hunter2\n");
    assertThat(
            nines(
                ("serve --git https://git.example.com/j --git-ref main --git-folder probes/"
                        + " --git-cache c --git-every 30s --git-partial --git-owners team,mail --port 0 --secrets "
                        + folder())
                    .split(" ")))
        .isZero();
    var asked = served.getLast().git();
    assertThat(asked).isNotNull();
    assertThat(asked.remote()).isEqualTo(new Remote("https://git.example.com/j", "main", "probes"));
    assertThat(asked.cache()).isEqualTo(Path.of("c"));
    assertThat(asked.every()).isEqualTo(Duration.ofSeconds(30));
    assertThat(asked.partial()).isTrue();
    assertThat(asked.owners()).containsExactly("team", "mail");
    assertThat(asked.access().token()).isEqualTo(new Token("git", "hunter2"));
    Files.writeString(folder().resolve("NINES_GIT_TOKEN"), "rotated");
    assertThat(asked.access().token()).isEqualTo(new Token("git", "rotated"));
    assertThat(served.getLast().toString()).doesNotContain("rotated");
  }

  @Test
  void aTokenThatCannotBeReadIsSaidAtTheStart() throws IOException {
    Files.createDirectory(folder().resolve("NINES_GIT_TOKEN"));
    assertThat(
            nines("serve", "--git", "https://git.example.com/j", "--secrets", folder().toString()))
        .isEqualTo(2);
    assertThat(err.toString()).startsWith("nines serve: secret NINES_GIT_TOKEN: the file ");
  }

  @Test
  void aPortInUseIsSaidAtOnce() throws IOException {
    try (var taken = new java.net.ServerSocket(0)) {
      var port = String.valueOf(taken.getLocalPort());
      assertThat(nines("serve", "--journeys", "a", "--port", port)).isEqualTo(2);
      assertThat(err.toString())
          .startsWith("nines serve: cannot listen on 127.0.0.1:" + port + ": ")
          .contains("choose another port with --port");
      assertThat(served).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "runn x | Did you mean: nines run",
        "run --repaet 2 x | --repeat",
        "run | Missing required parameter",
        "run --repeat many x | many",
        "run --format yaml x | yaml",
        "run --repeat 0 x | expected 1 or more",
        "run --control nowhere x | expected host:port",
        "validate --format junit x | expected text or json",
        "rules --namespace prod x | a rule file has no namespace; expected --format operator",
        "rules --label a=b x | a rule file has no labels of its own; expected --format operator",
        "rules --name No! x | expected 1 to 63 lower-case letters",
        "rules --format operator --namespace no_ x | --namespace is \"no_\"",
        "rules --format operator --label -a=b x | found '-a=b'",
        "rules --format operator --label a=-b x | --label a is \"-b\"",
        "serve | nothing says where journeys are; expected --journeys DIR or --git URL",
        "serve --journeys a --git https://git.example.com/j | journeys are in two places",
        "serve --journeys a --git-ref main | --git, which is missing",
        "serve --git journeys | \"journeys\" is no URL of a Git repository; expected such as https://",
        "serve --git https://x:hunter2@git.example.com/j | expected NINES_GIT_USER and NINES_GIT_TOKEN",
        "serve --git https://git.example.com/j --git-every 1s | --git-every: found 1s; expected at least 5s",
        "serve --git git@git.example.com:j | --git is an SSH address; expected --git-key FILE, a private key",
        "serve --git git@git.example.com:j --git-key /nowhere | --git-key: /nowhere cannot be read",
        "serve --git https://git.example.com/j --git-key k | are for SSH, and --git is no SSH address",
        "serve --git https://git.example.com/j --git-signers /nowhere | --git-signers: /nowhere cannot",
        "serve --git git@git.example.com:t/j --git-app 1 | --git-app is for HTTPS, and --git is an SSH",
        "serve --git https://git.example.com/j --git-app 1 | \"/j\" is no repository of GitHub; expected /OW",
        "serve --git https://git.example.com/t/j --git-app 1 | the secret NINES_GIT_APP_KEY holds no priv",
        "serve --git https://git.example.com/j --git-folder ../x | leads out of the repository",
        "rules --output / x | it is a folder; expected a file",
        "'' | Missing: a command",
      })
  void aMistypedCommandIsTwo(String arguments, String hint) {
    assertThat(nines(arguments.isEmpty() ? new String[0] : arguments.split(" "))).isEqualTo(2);
    assertThat(err.toString()).startsWith("nines").contains(hint);
  }

  @Test
  void versionNamesTheJava() {
    assertThat(nines("--version")).isZero();
    assertThat(out.toString()).startsWith("nines ").contains("Java " + Runtime.version());
  }

  private Path folder() {
    return java.util.Objects.requireNonNull(folder);
  }
}
