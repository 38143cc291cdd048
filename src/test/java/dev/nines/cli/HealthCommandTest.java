package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.live.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class HealthCommandTest {

  private final StringWriter out = new StringWriter();
  private HttpServer prober;

  @BeforeEach
  void listen() throws IOException {
    prober = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    prober.start();
  }

  @AfterEach
  void stop() {
    prober.stop(0);
  }

  private void answers(String path, int status, String body) {
    prober.createContext(
        path,
        exchange -> {
          var bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  private int health(String... options) {
    var command =
        new HealthCommand(
            Terminal.plain(new PrintWriter(out), new PrintWriter(out)),
            Configuration.none(Map.of()));
    var line = new CommandLine(command);
    var arguments = new String[options.length + 2];
    arguments[0] = "--at";
    arguments[1] = "http://127.0.0.1:" + prober.getAddress().getPort();
    System.arraycopy(options, 0, arguments, 2, options.length);
    return line.execute(arguments);
  }

  @Test
  void aProberThatIsReadyIsWell() {
    answers("/q/health/ready", 200, "{\"status\":\"UP\",\"checks\":[]}");
    assertThat(health()).isZero();
    assertThat(out).hasToString("ready\n");
  }

  /** As in a container, where nobody says it twice. */
  @Test
  void aProberIsAskedWhereItIsConfiguredToListen() {
    answers("/q/health/ready", 200, "{\"status\":\"UP\",\"checks\":[]}");
    var port = Integer.toString(prober.getAddress().getPort());
    var configuration =
        Commands.configuration(Map.of("NINES_PORT", port, "NINES_REGOIN", "x"), "health");
    var command =
        new HealthCommand(
            Terminal.plain(new PrintWriter(out), new PrintWriter(out)), configuration);
    assertThat(new CommandLine(command).execute()).isZero();
    assertThat(out).hasToString("ready\n");
  }

  @Test
  void whatIsNotReadySaysWhy() {
    answers(
        "/q/health/ready",
        503,
        "{\"status\":\"DOWN\",\"checks\":[{\"name\":\"history\",\"status\":\"UP\"},"
            + "{\"name\":\"journeys\",\"status\":\"DOWN\",\"data\":{\"why\":\"the journeys are not loaded yet\"}}]}");
    assertThat(health()).isEqualTo(1);
    assertThat(out)
        .hasToString("not ready\njourneys: {\"why\":\"the journeys are not loaded yet\"}\n");
  }

  @Test
  void whoLivesNeedNotBeReady() {
    answers("/q/health/live", 200, "{\"status\":\"UP\",\"checks\":[]}");
    answers("/q/health/ready", 503, "{\"status\":\"DOWN\",\"checks\":[]}");
    assertThat(health("--live")).isZero();
    assertThat(out).hasToString("live\n");
  }

  @Test
  void somebodyElseOnThatPortIsNotWell() {
    answers("/", 404, "<html>");
    assertThat(health()).isEqualTo(1);
    assertThat(out)
        .hasToString("not ready: it answers with status 404, which is no prober's health\n");
  }

  @Test
  void nobodyThereIsNotWell() {
    prober.stop(0);
    assertThat(health()).isEqualTo(1);
    assertThat(out.toString()).contains("does not answer: ");
  }
}
