package dev.nines.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nines health}: how a container without a shell is asked whether it is well. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description = {
      "Asks a prober that runs whether it is ready: up, and with journeys to play.",
      "Asks the prober on this machine where --at names no other, at the port that it is configured to listen on (8080)."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is", "1:it is not, or does not answer within 5 s", "2:invalid usage"})
final class HealthCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Terminal terminal;

  /** Where one listens that is told by the same variables and file, as in its container. */
  private final Optional<Integer> port;

  @Mixin private final AtOptions at;

  @Option(names = "--live", description = "Asks whether it lives, ready or not.")
  private boolean live;

  HealthCommand(Terminal terminal, Configuration configuration) {
    this.terminal = terminal;
    this.at = new AtOptions(configuration.variables());
    this.port = configuration.value(Settings.PORT);
  }

  @Override
  public Integer call() throws InvalidUseException {
    var named = at.prober();
    var prober =
        named.isPresent() || port.isEmpty()
            ? at.proberOrUsual()
            : URI.create("http://localhost:" + port.get());
    var out = terminal.out().writer();
    try (var client = HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
      var address = URI.create(prober + "/q/health/" + (live ? "live" : "ready"));
      var request = HttpRequest.newBuilder(address).timeout(PATIENCE).build();
      var response = client.send(request, BodyHandlers.ofString());
      boolean well = response.statusCode() == 200;
      out.print(
          well ? (live ? "live\n" : "ready\n") : trouble(response.statusCode(), response.body()));
      return well ? ExitStatus.GOOD : ExitStatus.FAILED;
    } catch (IOException e) {
      out.print(Clean.lines("%s does not answer: %s%n".formatted(prober, words(e))));
      return ExitStatus.FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidUseException("interrupted");
    }
  }

  private static String words(IOException failure) {
    return failure.getMessage() == null ? "no connection" : failure.getMessage();
  }

  /** Which of its checks say no, and why. */
  private String trouble(int status, String body) {
    var text = new StringBuilder(live ? "not live" : "not ready");
    try {
      for (JsonNode check : new ObjectMapper().readTree(body).path("checks")) {
        if (!check.path("status").asText().equals("UP")) {
          text.append("%n%s: ".formatted(check.path("name").asText()));
          text.append(check.path("data").isMissingNode() ? "down" : check.path("data"));
        }
      }
    } catch (IOException e) {
      text.append(": it answers with status %d, which is no prober's health".formatted(status));
    }
    return Clean.lines(text.append('\n').toString());
  }
}
