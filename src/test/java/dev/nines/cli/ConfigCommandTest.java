package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.configuration.KeepingSettings;
import dev.nines.cli.configuration.Setting;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Model.OptionSpec;

class ConfigCommandTest {

  private static final Path FOLDER = Path.of("src/test/resources/dev/nines/cli/config");
  private static final String FILE = FOLDER.resolve("nines.yaml").toString();

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private final List<ServeOptions> served = new ArrayList<>();

  private int nines(String... arguments) {
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            environment,
            Path.of("home"),
            new Collaborators(
                _ -> {
                  throw new AssertionError("nothing is loaded");
                },
                () -> "{}",
                (_, _, _, _) -> {
                  throw new AssertionError("nothing is played");
                },
                options -> {
                  served.add(options);
                  return 0;
                },
                _ -> {
                  throw new AssertionError("no history was asked for");
                },
                InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("nines.yaml"), text);
  }

  private ServeOptions served(String... options) {
    var arguments = new ArrayList<>(List.of("serve", "--port", "0"));
    arguments.addAll(List.of(options));
    assertThat(nines(arguments.toArray(String[]::new))).as(err.toString()).isZero();
    return served.getLast();
  }

  static List<String> cases() throws IOException {
    try (var files = Files.list(FOLDER.resolve("problems"))) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyProblemOfAFileIsToldAtOnceAndNothingIsStarted(String name) throws IOException {
    var path = FOLDER.resolve("problems").resolve(name).toString();
    assertThat(nines("serve", "--config", path)).isEqualTo(2);
    assertThat(served).isEmpty();
    assertThat(err.toString()).doesNotContain("hunter2");
    Golden.check("cli/config/problems", name.replace(".yaml", ".txt"), err.toString());
    var said = err.toString();
    err.getBuffer().setLength(0);
    assertThat(nines("config", "--config", path)).isEqualTo(2);
    assertThat(err).hasToString(said.replace("nines serve", "nines config"));
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aTerminalShowsTheLineButNeverASecret() {
    for (var name : List.of("secrets.yaml", "ten.yaml", "syntax-beside-a-secret.yaml")) {
      var path = FOLDER.resolve("problems").resolve(name).toString();
      var configuration = Commands.configuration(Map.of(), "serve", "--config", path);
      assertThat(configuration.inFile()).isNotEmpty().allMatch(each -> each.excerpt().isEmpty());
    }
    var other =
        Commands.configuration(
            Map.of(), "serve", "--config=" + FOLDER.resolve("problems/wrapped.yaml"));
    assertThat(other.inFile()).isNotEmpty().noneMatch(each -> each.excerpt().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "variables: { AWS_SECRET_ACCESS_KEY: hunter2 }",
        "variables: { DB_PASS: hunter2 }",
        "variables: { BOT_TOKENS: hunter2 }",
        "variables: { SENTRY_DSN: hunter2 }",
        "variables: { NINES_LINK_KEY: hunter2 }",
        "variables: { NINES_HEARTBEAT_URL: hunter2 }",
        "regions: { eu-1: { variables: { NINES_GIT_USER: hunter2 } } }",
        "sentry: { dsn: hunter2 }",
        "tracing: { headers: hunter2 }",
        "git: { url: git, token: hunter2",
        "\"password\": hunter2: x"
      })
  void aSecretByNameIsNeitherTakenNorShownHoweverItIsWritten(String text) throws IOException {
    var path = file(text + "\n").toString();
    assertThat(nines("config", "--config", path)).isEqualTo(2);
    assertThat(out.toString() + err).doesNotContain("hunter2");
    assertThat(Commands.configuration(Map.of(), "serve", "--config", path).inFile())
        .isNotEmpty()
        .allMatch(each -> each.excerpt().isEmpty());
  }

  @Test
  void whereASecretIsFoundIsNoSecret() throws IOException {
    var path = file("variables: { TOKEN_URL: 'https://id.example.com', KEY_SECRET_FILE: /x }\n");
    assertThat(nines("config", "--config", path.toString(), "--journeys", "j"))
        .as(err.toString())
        .isZero();
  }

  @Test
  void whatIsInForceIsToldWithItsOrigin() throws IOException {
    environment.put("NINES_REGION", "eu-1");
    environment.put("NINES_HISTORY_KEEP_RUNS", "10d");
    environment.put("NINES_TOKEN", "hunter2");
    environment.put("LANGUAGE", "de");
    assertThat(nines("config", "--config", FILE, "--max-runs", "300", "--keep-minutes=90d"))
        .as(err.toString())
        .isZero();
    Golden.check("config/in-force.txt", out.toString());
    out.getBuffer().setLength(0);
    assertThat(nines("config", "--config", FILE, "--max-runs", "300", "--format", "json")).isZero();
    Golden.check("config/in-force.json", out.toString());
    assertThat(new ObjectMapper().readTree(out.toString()).path("region").asText())
        .isEqualTo("eu-1");
    assertThat(out.toString() + err).doesNotContain("hunter2");
  }

  @Test
  void aBlankBesideAValueIsNoPartOfIt() {
    environment.put("NINES_HISTORY_KEEP_RUNS", "20d ");
    environment.put("NINES_REGION", " eu-1");
    var options = served("--journeys", "j");
    assertThat(options.retention().runs()).isEqualTo(Duration.ofDays(20));
    assertThat(options.region()).isEqualTo("eu-1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void anEmptyVariableSaysNothing(String text) {
    Settings.ALL.forEach(
        setting -> setting.variables().forEach(name -> environment.put(name, text)));
    var options = served("--journeys", "j");
    assertThat(options.region()).isEqualTo("local");
    assertThat(options.telling().environment()).isEqualTo("production");
    assertThat(options.environment().variables()).isEmpty();
    assertThat(options.environment().secret("pom.xml")).isNull();
    assertThat(Commands.configuration(environment, "silence").variables()).isEmpty();
  }

  @Test
  void theOwnersOfARepositoryAreThoseOfTheFileOrTheVariable() throws IOException {
    var path =
        file("git: { url: 'https://git.example.com/j.git', owners: [mail, chat] }\n").toString();
    assertThat(owners("--config", path)).containsExactly("mail", "chat");
    environment.put("NINES_GIT_OWNERS", "pager, mail");
    assertThat(owners("--config", path)).containsExactly("pager", "mail");
    assertThat(owners("--config", path, "--git-owners", "desk")).containsExactly("desk");
  }

  private List<String> owners(String... options) {
    return Objects.requireNonNull(served(options).git()).owners();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "targets: { patterns: '' }",
        "targets: { patterns: ',' }",
        "targets: { patterns: ['', a.example.com] }",
        "control: ['', 'a.example.com:80']",
        "host: ''",
        "region: ' '",
        "secrets: ''"
      })
  void anEmptySettingOfAFileIsAProblem(String text) throws IOException {
    var path = file(text + "\n").toString();
    assertThat(nines("serve", "--config", path, "--journeys", "j")).isEqualTo(2);
    assertThat(err.toString()).contains("; expected ");
    assertThat(served).isEmpty();
  }

  @Test
  void anEmptyVariableOfJourneysIsAValue() throws IOException {
    var path = file("variables: { SUFFIX: '' }\n").toString();
    assertThat(served("--config", path, "--journeys", "j").environment().variables())
        .containsEntry("SUFFIX", "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--config=", "--config= "})
  void anOptionThatNamesNoFileIsAProblem(String option) {
    environment.put("NINES_CONFIG", FILE);
    assertThat(nines("serve", option)).isEqualTo(2);
    assertThat(err.toString())
        .contains("nines serve: --config: there is no value; expected a file's path");
  }

  @Test
  void argumentsAreNotReadFromAFile() throws IOException {
    var arguments = Files.writeString(folder.resolve("arguments"), "--config=" + FILE + "\n");
    assertThat(nines("serve", "--port", "0", "--journeys", "@" + arguments)).isZero();
    assertThat(served.getLast().journeys()).containsExactly(Path.of("@" + arguments));
  }

  @Test
  void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile() {
    assertThat(served("--config", FILE).retention().runs()).isEqualTo(Duration.ofDays(7));
    assertThat(served("--config", FILE).maxRuns()).isEqualTo(200);
    environment.put("NINES_MAX_RUNS", "250");
    environment.put("NINES_HISTORY_KEEP_RUNS", "8d");
    assertThat(served("--config", FILE).maxRuns()).isEqualTo(250);
    assertThat(served("--config", FILE).retention().runs()).isEqualTo(Duration.ofDays(8));
    var options = served("--config", FILE, "--max-runs", "300", "--keep-runs", "9d");
    assertThat(options.maxRuns()).isEqualTo(300);
    assertThat(options.retention().runs()).isEqualTo(Duration.ofDays(9));
  }

  @Test
  void allThatAFileSaysIsServed() {
    environment.put("NINES_CONFIG", FILE);
    var options = served();
    assertThat(options.journeys())
        .containsExactly(Path.of("/etc/nines/journeys"), Path.of("/etc/nines/more"));
    assertThat(options.host()).isEqualTo("0.0.0.0");
    assertThat(options.telling().link()).hasToString("https://nines.example.com");
    assertThat(options.history())
        .isEqualTo(new HistoryPlace.File(Path.of("/var/lib/nines/nines.db")));
    assertThat(options.targets()).hasToString("*.example.com,!10.20.9.0/24");
    assertThat(options.evidence()).isNotNull();
    assertThat(options.environment().variables())
        .containsEntry("NINES_LOG_JSON", "true")
        .containsEntry("NINES_BROWSER_SLOTS", "2");
  }

  @Test
  void aFlagOfTheFileCanBeTurnedOffOnTheCommandLine() throws IOException {
    var file = file("git: { url: 'https://git.example.com/j.git', partial: yes }\n").toString();
    var git = served("--config", file).git();
    assertThat(git).isNotNull();
    assertThat(git.partial()).isTrue();
    assertThat(served("--config", file, "--git-partial").git())
        .matches(each -> each != null && each.partial());
    assertThat(served("--config", file, "--git-partial=false").git())
        .matches(each -> each != null && !each.partial());
  }

  @ParameterizedTest
  @CsvSource({
    "eu-1, https://chat.eu-1.example.com, en,",
    "us-1, https://chat.us-1.example.com, en, 3",
    "ap-1, https://chat.example.com, en,"
  })
  void aRegionReadsItsOwnVariables(String region, String chat, String language, String attempts) {
    var variables = served("--config", FILE, "--region", region).environment().variables();
    assertThat(variables).containsEntry("CHAT_URL", chat).containsEntry("LANGUAGE", language);
    assertThat(variables.get("ATTEMPTS")).isEqualTo(attempts);
    assertThat(err.toString().contains("nothing of the region ap-1"))
        .isEqualTo(region.equals("ap-1"));
  }

  @Test
  void theEnvironmentsOwnVariableWins() {
    environment.put("CHAT_URL", "http://localhost:8099");
    environment.put("NINES_REGION", "us-1");
    assertThat(served("--config", FILE).environment().variables())
        .containsEntry("CHAT_URL", "http://localhost:8099")
        .containsEntry("ATTEMPTS", "3");
  }

  @Test
  void aVariableOfTheFileIsNoSecret() {
    assertThat(served("--config", FILE).environment().secret("CHAT_URL")).isNull();
  }

  /** As Kubernetes has them in each container beside a service called nines. */
  @Test
  void whatKubernetesTellsOfAServiceStopsNothing() {
    environment.putAll(
        Map.of(
            "NINES_SERVICE_HOST", "10.96.0.12",
            "NINES_SERVICE_PORT", "8080",
            "NINES_SERVICE_PORT_HTTP", "8080",
            "NINES_PORT", "tcp://10.96.0.12:8080",
            "NINES_PORT_8080_TCP", "tcp://10.96.0.12:8080",
            "NINES_PORT_8080_TCP_PROTO", "tcp",
            "NINES_PORT_8080_TCP_PORT", "8080",
            "NINES_PORT_8080_TCP_ADDR", "10.96.0.12",
            "NINES_HISTORY_PORT", "tcp://10.96.0.13:5432"));
    environment.put("NINES_HISTORY_SERVICE_HOST", "10.96.0.13");
    environment.put("NINES_GIT_PORT_9418_TCP", "tcp://10.96.0.14:9418");
    assertThat(nines("config", "--journeys", "j")).as(err.toString()).isZero();
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString()).containsPattern("port +8080 +default");
    assertThat(nines("serve", "--journeys", "j", "--port", "0")).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "NINES_REGOIN, NINES_REGION",
    "NINES_TARGET, NINES_TARGETS",
    "NINES_HISTORY_KEEPRUNS, NINES_HISTORY_KEEP_RUNS",
    "NINES_GIT_TOKENS, NINES_GIT_TOKEN",
    "NINES_TOKEN_FILES, NINES_TOKEN_FILE"
  })
  void aVariableThatIsAlmostKnownIsAMistake(String name, String meant) {
    environment.put(name, "hunter2");
    assertThat(nines("serve", "--journeys", "j")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("nines serve: unknown variable " + name + "; did you mean " + meant + "?")
        .doesNotContain("hunter2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"NINES_CHAT_PASSWORD", "NINES_BASE_ADDRESS", "NINES_TEST_ACCOUNT"})
  void aVariableThatNobodyKnowsMayBeAJourneysAndIsAWarning(String name) {
    environment.put(name, "hunter2");
    assertThat(nines("serve", "--journeys", "j", "--port", "0")).isZero();
    assertThat(err)
        .hasToString(
            "warning: %s is no variable that Nines knows; journeys may read it%n".formatted(name));
  }

  @Test
  void whatIsWrongInAllLayersIsToldTogether() throws IOException {
    environment.put("NINES_EVIDENCE_KEEP", "soon");
    environment.put("NINES_LINK", "https://a.example.com");
    environment.put("NINES_LINK_URL", "https://b.example.com");
    var file = file("max-runs: 0\n");
    assertThat(nines("serve", "--config", file.toString(), "--keep-runs", "1m")).isEqualTo(2);
    assertThat(err.toString().lines())
        .containsExactly(
            file + ":1:11: max-runs: found \"0\"; expected a whole number from 1 to 1000000",
            "NINES_LINK and NINES_LINK_URL say different things; expected one of them only",
            "NINES_EVIDENCE_KEEP: found \"soon\"; expected a duration such as 500ms, 30s or 1h30m",
            "--keep-runs: found 1m; expected at least 1h",
            "nines serve: 4 problems with what it is told, see docs/configuration.md; nothing is done");
  }

  @Test
  void whatDoesNotGoTogetherIsToldWithItsOrigins() throws IOException {
    var file = file("git: { url: 'https://git.example.com/j.git' }\n");
    assertThat(nines("serve", "--config", file.toString(), "--journeys", "j")).isEqualTo(2);
    assertThat(err)
        .hasToString(
            "nines serve: journeys are in two places; expected --journeys DIR or --git URL (--git by %s:1:13)%n"
                .formatted(file));
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThat(nines("serve", "--config", folder + "/none.yaml")).isEqualTo(2);
    assertThat(err.toString()).contains("none.yaml:1:1: there is no such file");
    environment.put("NINES_CONFIG", folder.toString());
    assertThat(nines("config")).isEqualTo(2);
    assertThat(err.toString()).contains("this is a folder; expected a file");
  }

  @Test
  void everyOptionOfServeIsASettingAndEverySettingWithAnOptionIsOneOfServe() {
    var line =
        Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            environment,
            Path.of("home"),
            new Collaborators(
                _ -> null,
                () -> "",
                (_, _, _, _) -> null,
                _ -> 0,
                _ -> null,
                InstantSource.system()));
    var serve = line.getSubcommands().get("serve").getCommandSpec();
    assertThat(serve.options().stream().map(OptionSpec::longestName))
        .filteredOn(name -> !List.of("--config", "--help", "--version").contains(name))
        .containsExactlyInAnyOrderElementsOf(
            Settings.ALL.stream().map(Setting::option).filter(name -> !name.isEmpty()).toList());
    var config = line.getSubcommands().get("config").getCommandSpec();
    assertThat(config.options().stream().map(OptionSpec::longestName))
        .containsAll(serve.options().stream().map(OptionSpec::longestName).toList());
  }

  /** What an option has without a word is what the list says it has. */
  @Test
  void theDefaultsOfOptionsAreThoseOfTheList() {
    assertThat(nines("serve", "--journeys", "j", "--port", "0")).isZero();
    var options = served.getLast();
    assertThat(options.region()).isEqualTo(Settings.REGION.usual());
    assertThat(options.host()).isEqualTo(Settings.HOST.usual());
    assertThat(options.maxRuns()).hasToString(Settings.MAX_RUNS.usual());
    assertThat(options.telling().environment()).isEqualTo(Settings.ENVIRONMENT.usual());
    assertThat(options.history()).hasToString(KeepingSettings.HISTORY.usual());
    assertThat(options.retention()).isEqualTo(Retention.DEFAULT);
    assertThat(nines("serve", "--help")).isZero();
    assertThat(out.toString()).contains("(default: " + Settings.PORT.usual() + ")");
  }

  @Test
  void helpIsGivenWhateverIsWrong() {
    environment.put("NINES_CONFIG", folder + "/none.yaml");
    assertThat(nines("serve", "--help")).isZero();
    assertThat(nines("config", "--help")).isZero();
    assertThat(nines("schema")).isZero();
  }
}
