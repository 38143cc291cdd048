package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.cli.live.Terminal;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What commands say to a prober that asks for a token, and make of what it says. */
class RemoteTokenTest {

  private static final String TOKEN = "nines_" + "a".repeat(43);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<String> shown = new CopyOnWriteArrayList<>();
  private HttpServer prober;
  private HttpServer elsewhere;
  private int status = 401;
  private String detail = "this needs a token";

  @BeforeEach
  void listen() throws IOException {
    elsewhere = server();
    prober = server();
  }

  private HttpServer server() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          shown.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
          exchange.getResponseHeaders().add("Location", at(elsewhere) + "/");
          var body = ("{\"detail\":\"" + detail + "\"}").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  @AfterEach
  void end() {
    prober.stop(0);
    elsewhere.stop(0);
  }

  private static String at(HttpServer server) {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  private int nines(Map<String, String> environment, String command) {
    var arguments = (command + " --at " + at(prober)).split(" ");
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            environment,
            Path.of("home"),
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
            arguments)
        .execute(arguments);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "run chat",
        "report",
        "silence --everything --for 1h --reason x",
        "silence list",
        "silence end 42",
        "notify list",
        "notify test room"
      })
  void everyCommandSaysThatATokenIsMissingOrNotKnown(String command) {
    assertThat(nines(Map.of(), command)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            at(prober)
                + " asks for a token; expected one in the secret NINES_TOKEN (the variable, or the file that NINES_TOKEN_FILE names), as `nines token` makes it\n");
    assertThat(shown).containsOnly("null");
    assertThat(nines(Map.of("NINES_TOKEN", TOKEN), command)).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            at(prober)
                + " does not know the token of the secret NINES_TOKEN; expected one whose line is in the file of its --tokens\n");
    assertThat(shown.getLast()).isEqualTo("Bearer " + TOKEN);
    assertThat(out.toString() + err).doesNotContain(TOKEN);
  }

  @Test
  void aRoleThatMayNotIsSaidInTheProbersWords() {
    status = 403;
    detail = "the token has the role read, and this needs run";
    assertThat(nines(Map.of("NINES_TOKEN", TOKEN), "run chat")).isEqualTo(2);
    assertThat(err.toString()).contains(at(prober) + ": " + detail + "\n");
  }

  @Test
  void theTokenComesFromAFileToo() throws IOException {
    var file = Files.writeString(folder.resolve("token"), TOKEN + "\n");
    nines(Map.of("NINES_TOKEN_FILE", file.toString()), "report");
    assertThat(shown).containsExactly("Bearer " + TOKEN);
    assertThat(nines(Map.of("NINES_TOKEN_FILE", folder + "/none"), "report")).isEqualTo(2);
    assertThat(err.toString()).contains("secret NINES_TOKEN: the file " + folder + "/none");
  }

  @Test
  void whatIsNoTokenIsNotSentAndNotSaid() {
    assertThat(nines(Map.of("NINES_TOKEN", "hun ter\u00e92"), "report")).isEqualTo(2);
    assertThat(shown).isEmpty();
    assertThat(err.toString())
        .contains("the secret NINES_TOKEN is no token; expected what `nines token` printed")
        .doesNotContain("ter");
  }

  @Test
  void aTokenIsForWhomItIsMeantAlone() {
    status = 302;
    assertThat(nines(Map.of("NINES_TOKEN", TOKEN), "report")).isEqualTo(2);
    assertThat(shown).as("nobody was asked elsewhere").hasSize(1);
    assertThat(err.toString())
        .contains(
            "%s leads to %s/, where no token is sent by itself; expected the address in --at that is meant"
                .formatted(at(prober), at(elsewhere)));
  }
}
