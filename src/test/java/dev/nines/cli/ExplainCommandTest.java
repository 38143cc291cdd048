package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ExplainCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final JourneyLoader loader = new JourneyLoader(new ExpressionCompiler());

  @TempDir Path folder;

  private int explain(String... arguments) {
    return new CommandLine(
            new ExplainCommand(
                new Terminal(
                    Channel.plain(new PrintWriter(out)), Channel.plain(new PrintWriter(err))),
                paths -> loader.load(JourneyFiles.read(paths)),
                Configuration.none(Map.of())))
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((e, _, _) -> {
          err.write(String.valueOf(e.getMessage()));
          return ExitStatus.INVALID;
        })
        .execute(arguments);
  }

  @Test
  void whoWritesNothingIsToldWhatComesWithNines() throws IOException {
    Files.writeString(
        folder.resolve("website.yaml"),
        """
        journey: website
        title: A customer opens the home page
        interval: 30s
        steps:
          - get: http://localhost/
        """);
    assertThat(explain("website", "--journeys", folder.toString())).as(err.toString()).isZero();
    Golden.check("explain-preset.txt", out.toString());
  }

  @Test
  void theNameMayStandBehindTheFolder() throws IOException {
    Files.writeString(
        folder.resolve("website.yaml"),
        "journey: website\nsteps: [{ get: 'http://localhost/' }]\n");
    assertThat(explain("--journeys", folder.toString(), "website")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("website");
    assertThat(explain("--journeys", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("nothing says what to explain; expected the NAME");
  }

  @Test
  void whichRunsInBrowsersLeaveEvidenceIsSaid() throws IOException {
    for (var each :
        List.of(
            "|failed and degraded runs leave evidence",
            "evidence: always|good runs leave evidence, too",
            "evidence: never|no run leaves evidence")) {
      Files.writeString(
          folder.resolve("website.yaml"),
          "journey: website\n%s\nsteps: [{ browser: 'http://localhost/' }]\n"
              .formatted(each.split("\\|", -1)[0]));
      assertThat(explain("website", "--journeys", folder.toString())).as(err.toString()).isZero();
      assertThat(out.toString()).contains("\n" + each.split("\\|", -1)[1] + "\n");
    }
  }

  @Test
  void whatTheFilesDecideIsSaidToBeTheirs() throws IOException {
    Files.copy(
        Path.of("src/test/resources/dev/nines/yaml/alerts.yaml"), folder.resolve("judged.yaml"));
    Files.writeString(
        folder.resolve("on-call.yaml"), "receiver: on-call\nemail: { to: [a@example.com] }\n");
    Files.writeString(
        folder.resolve("lead.yaml"), "receiver: lead\nemail: { to: [b@example.com] }\n");
    assertThat(explain("judged", "--journeys", folder.toString())).as(err.toString()).isZero();
    Golden.check("explain-declared.txt", out.toString());
  }

  @Test
  void aServiceIsExplainedAsAWhole() throws IOException {
    for (var name : List.of("chat", "mail")) {
      Files.writeString(
          folder.resolve(name + ".yaml"),
          "journey: %1$s-in\nservice: %1$s\ninterval: 30s\nsteps: [{ get: http://localhost/ }]\n"
              .formatted(name));
    }
    Files.writeString(
        folder.resolve("help.yaml"),
        """
        service: help
        title: A customer in need finds somebody
        atLeast: 1
        of: [chat, mail]
        objectives: [{ availability: 99.9% }]
        alerts:
          no good run: 10m
          severities:
            critical: { escalate: [{ to: on-call }] }
        """);
    Files.writeString(
        folder.resolve("ours.yaml"),
        "alerting: ours\nalerts: { no run: 5m, burn rate: [{ rate: 10, over: 1h, severity: critical }] }\n");
    Files.writeString(
        folder.resolve("on-call.yaml"), "receiver: on-call\nemail: { to: [a@example.com] }\n");
    assertThat(explain("help", "--journeys", folder.toString())).as(err.toString()).isZero();
    Golden.check("explain-service.txt", out.toString());
  }

  private void journey(String name, String service, String more) throws IOException {
    Files.writeString(
        folder.resolve(name + ".yaml"),
        "journey: %s\nservice: %s\ninterval: 5m\n%ssteps: [{ get: http://localhost/ }]\n"
            .formatted(name, service, more));
  }

  private String explained(String name) {
    out.getBuffer().setLength(0);
    assertThat(explain(name, "--journeys", folder.toString())).as(err.toString()).isZero();
    return out.toString();
  }

  @Test
  void whatIsNotJudgedOfAServiceIsNotSaidToBe() throws IOException {
    journey("chat-in", "chat", "regions: [eu-1]\n");
    journey("mail-in", "mail", "regions: [eu-1, us-1]\n");
    Files.writeString(
        folder.resolve("help.yaml"),
        """
        service: help
        any: [chat, mail]
        alerts: { no good run: 3m, regions: 3 }
        """);
    Golden.check("explain-service-without-promise.txt", explained("help"));
    Files.writeString(folder.resolve("help.yaml"), "service: help\nany: [chat, mail]\n");
    assertThat(explained("help"))
        .contains("Nothing is judged of it as a whole: it promises no availability.")
        .doesNotContain("Told");
  }

  @Test
  void aLocalServiceIsExplainedByWhatIsJudgedOfItInARegion() throws IOException {
    journey("chat-in", "chat", "regions: [eu-1]\n");
    journey("chat-out", "chat", "regions: [eu-1]\n");
    Files.writeString(
        folder.resolve("chat.yaml"),
        """
        service: chat
        objectives: [{ availability: 99.9% }]
        alerts: { regions: 2 }
        """);
    Golden.check("explain-service-local.txt", explained("chat"));
    journey("chat-out", "chat", "regions: [us-1]\n");
    assertThat(explained("chat"))
        .contains("Nothing is judged of it as a whole: no region plays more than one of its");
    Files.writeString(
        folder.resolve("chat.yaml"), "service: chat\nobjectives: [{ latency: 95% < 3s }]\n");
    assertThat(explained("chat"))
        .contains("Nothing is judged of it as a whole: it promises no availability.");
  }

  @Test
  void aServiceThatJourneysAloneNameIsKnown() throws IOException {
    journey("chat-in", "chat", "");
    journey("chat-out", "chat", "");
    Golden.check("explain-service-undeclared.txt", explained("chat"));
    assertThat(explain("chatt", "--journeys", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"chat\"?");
  }

  @Test
  void aJourneyThatIsMisspeltIsGuessed() throws IOException {
    Files.writeString(
        folder.resolve("website.yaml"),
        "journey: website\ninterval: 30s\nsteps:\n  - get: http://localhost/\n");
    assertThat(explain("wbsite", "--journeys", folder.toString())).isEqualTo(2);
    assertThat(err.toString()).contains("did you mean \"website\"?");
  }
}
