package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.live.Terminal;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.runner.ActExecutors;
import dev.nines.runner.Environment;
import dev.nines.runner.Exchange;
import dev.nines.runner.JourneyRunner;
import dev.nines.target.TargetRules;
import dev.nines.time.Clocks;
import dev.nines.time.SystemTimer;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands beside {@code serve} that are told by the same file. */
class ConfiguredCommandsTest {

  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> environment = new HashMap<>();
  private final List<Environment> played = new ArrayList<>();
  private final List<TargetRules> targets = new ArrayList<>();
  private final List<HistoryPlace> asked = new ArrayList<>();

  @BeforeEach
  void writeFiles() throws IOException {
    Files.writeString(
        folder.resolve("chat.yaml"),
        """
        journey: chat
        vars: { base: "${env.BASE}" }
        actors: { customer: { url: "${env.BASE}" } }
        steps: [{ as: customer, get: /health }]
        """);
    Files.writeString(
        folder.resolve("nines.conf"),
        """
        journeys: %s/chat.yaml
        region: eu-1
        targets: { patterns: "*.example.com" }
        history: { place: %s/no.db }
        regions:
          eu-1: { variables: { BASE: "https://chat.eu-1.example.com" } }
          us-1: { variables: { BASE: "https://chat.us-1.example.com" } }
        """
            .formatted(folder, folder));
    environment.put("NINES_CONFIG", folder.resolve("nines.conf").toString());
  }

  private int nines(String... arguments) {
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            environment,
            Path.of("home"),
            new Collaborators(
                paths -> new JourneyLoader(new ExpressionCompiler()).load(JourneyFiles.read(paths)),
                () -> "{}",
                (machine, control, rules, _) -> {
                  played.add(machine);
                  targets.add(rules);
                  var answer = new Exchange.Answered(Map.of("status", 200L), "HTTP 200");
                  return new JourneyRunner(
                      new ActExecutors((_, _) -> answer, (_, _) -> answer),
                      machine,
                      control,
                      Clocks.system(new SystemTimer()),
                      new Random(9));
                },
                _ -> 0,
                place -> {
                  asked.add(place);
                  throw new AssertionError("the history is not there");
                },
                InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  private String chat() {
    return folder.resolve("chat.yaml").toString();
  }

  @Test
  void aRunReadsWhatItsRegionDoes() {
    assertThat(nines("run", chat())).as(err + "" + out).isZero();
    assertThat(nines("run", "--region", "us-1", chat())).isZero();
    assertThat(played)
        .extracting(each -> each.variables().get("BASE"))
        .containsExactly("https://chat.eu-1.example.com", "https://chat.us-1.example.com");
    assertThat(targets).allMatch(rules -> rules.toString().equals("*.example.com"));
    assertThat(out.toString()).contains("region eu-1");
  }

  @Test
  void aVariableThatIsGivenNowhereIsTheProbersFaultAsEver() {
    assertThat(nines("run", "--region", "ap-1", chat())).isEqualTo(4);
    assertThat(out.toString()).contains("env.BASE: no such key \"BASE\"");
  }

  @Test
  void theConfiguredRegionIsNoWordOfTheCommandLine() {
    assertThat(nines("run", "--at", "http://127.0.0.1:1", "chat")).isEqualTo(4);
    assertThat(err.toString()).doesNotContain("expected it without");
  }

  @Test
  void whatIsValidatedIsWhatIsPlayed() throws IOException {
    assertThat(nines("validate")).as(out.toString()).isZero();
    assertThat(out.toString()).contains("no problems in 1 file: journey chat");
    var file = folder.resolve("nines.conf");
    Files.writeString(file, Files.readString(file).replace("chat.us-1.example.com", "other.test"));
    assertThat(nines("validate")).isEqualTo(2);
    assertThat(out.toString()).contains("the target other.test is refused");
  }

  @Test
  void withoutAFileItSaysWhereJourneysMayBeNamed() {
    environment.clear();
    assertThat(nines("validate")).isEqualTo(2);
    assertThat(err.toString()).contains("nothing says where journeys are");
  }

  @Test
  void journeysAreExplainedFromWhereTheFileHasThem() {
    assertThat(nines("explain", "chat")).as(err.toString()).isZero();
    assertThat(out.toString()).startsWith("chat");
  }

  @Test
  void aReportAsksTheHistoryOfTheFile() {
    assertThat(nines("report")).isEqualTo(2);
    assertThat(err.toString())
        .contains("there is no history " + folder.resolve("no.db"))
        .doesNotContain("NINES_HISTORY");
    assertThat(asked).isEmpty();
  }

  @Test
  void aCommandThatReadsNoFileDoesNotMindABrokenOne() throws IOException {
    Files.writeString(folder.resolve("nines.conf"), "regoin: eu-1\n");
    assertThat(nines("schema")).isZero();
    assertThat(nines("run", chat())).isEqualTo(2);
    assertThat(err.toString()).contains("nines.conf:1:1: unknown key \"regoin\"");
    assertThat(played).isEmpty();
  }
}
