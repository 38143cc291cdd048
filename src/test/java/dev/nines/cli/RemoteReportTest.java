package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.api.answer.Json;
import dev.nines.cli.account.Morning;
import dev.nines.cli.live.Terminal;
import dev.nines.report.Question;
import dev.nines.report.Reporter;
import dev.nines.slo.Window;
import dev.nines.store.SumOverRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A report that a prober gives over HTTP. */
class RemoteReportTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<URI> asked = new ArrayList<>();
  private HttpServer server;
  private int status = 200;
  private String answer = "";

  @BeforeEach
  void listen() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestURI());
          var body = answer.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void end() {
    server.stop(0);
  }

  private String at() {
    return "http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort();
  }

  private int report(String... options) {
    var arguments = Stream.concat(Stream.of("report"), Stream.of(options)).toArray(String[]::new);
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            // Asking a prober is asking it alone.
            Map.of("NINES_HISTORY", "/no/such/file"),
            Path.of("home"),
            new Collaborators(
                _ -> {
                  throw new AssertionError();
                },
                () -> "",
                (_, _, _, _) -> {
                  throw new AssertionError();
                },
                _ -> 0,
                _ -> {
                  throw new AssertionError("no history was asked for");
                },
                () -> Morning.NOW),
            arguments)
        .execute(arguments);
  }

  @Test
  void itIsToldLikeOneFromAFile() throws IOException {
    SumOverRuns morning = Morning.history();
    var window =
        new Window(Instant.parse("2026-02-09T12:00:00Z"), Instant.parse("2026-03-11T12:00:00Z"));
    answer =
        Json.mapper()
            .writeValueAsString(
                new Reporter(morning, morning, () -> Morning.NOW)
                    .report(new Question(window, Set.of(), Set.of(), Set.of(), true)));
    assertThat(report("--at", at() + "/")).as(err.toString()).isZero();
    Golden.check("account/report.txt", out.toString());
    assertThat(asked.getFirst().getPath()).isEqualTo("/api/v1/report");
    assertThat(asked.getFirst().getQuery())
        .contains("from=2026-02-09T12:00:00Z", "to=2026-03-11T12:00:00Z", "details=true")
        .doesNotContain("journey", "service", "region");
    out.getBuffer().setLength(0);
    assertThat(report("--at", at(), "--format", "json")).isZero();
    Golden.check("account/report.json", out.toString());
  }

  @Test
  void whatIsAskedForIsHandedOn() {
    answer = "{}";
    report(
        "--at",
        at(),
        "--journey",
        "one,two",
        "--service",
        "a",
        "--region",
        "eu",
        "--overview",
        "--from",
        "2026-03-01",
        "--to",
        "2026-03-02");
    var query = URLDecoder.decode(asked.getFirst().getRawQuery(), StandardCharsets.UTF_8);
    assertThat(query.split("&", -1))
        .contains("service=a", "region=eu", "details=false", "from=2026-03-01T00:00:00Z")
        .anyMatch(each -> each.equals("journey=one,two") || each.equals("journey=two,one"));
  }

  @Test
  void aProbersOwnWordsArePassedOn() {
    status = 404;
    answer =
        "{\"title\": \"Unknown name\", \"status\": 404, \"detail\": \"there is no journey \\\"x\\\"\"}";
    assertThat(report("--at", at(), "--journey", "x")).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("nines report: " + at() + ": there is no journey \"x\"\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | <html>Welcome</html> | is no prober of this version of Nines: its answer is no JSON: ",
        "200 | '' | is no prober of this version of Nines: ",
        "200 | null | is no prober of this version of Nines: it answers nothing",
        "200 | {} | is no prober of this version of Nines: ",
        "200 | [] | is no prober of this version of Nines: something is missing in its answer",
        "200 | {\"journeys\": 7} | something is missing in its answer, or cannot be, at journeys",
        "404 | <html>Not found</html> | HTTP 404; expected a prober of Nines there",
        "500 | '' | HTTP 500; expected a prober of Nines there",
      })
  void whatIsNoProberIsSaidToBeNone(int code, String body, String message) {
    status = code;
    answer = body;
    assertThat(report("--at", at())).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("nines report: ").contains(at()).contains(message);
    assertThat(err.toString().lines()).hasSize(1);
  }

  @Test
  void aProberThatIsNotThereIsSaid() {
    server.stop(0);
    assertThat(report("--at", at())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "nines report: cannot ask the prober at "
                + at()
                + ": no connection; see that `nines serve` runs there\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"ftp://host", "http://", "http://ho st", "http://host/?x=1", "http://host#x", ":"})
  void whatIsNoAddressIsRefused(String address) {
    assertThat(report("--at", address)).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "nines report: --at is \""
                + address
                + "\"; expected an address such as http://localhost:8080\n");
  }

  @Test
  void aPasswordInTheAddressIsNotRepeated() {
    assertThat(report("--at", "http://me:hunter2@host")).isEqualTo(2);
    assertThat(err.toString())
        .contains("--at holds a user or a password")
        .doesNotContain("hunter2");
  }

  @Test
  void aProberAndAFileAreTwoThings() {
    assertThat(report("--at", at(), "--history", "x.db")).isEqualTo(2);
    assertThat(err.toString()).contains("--at and --history are given; expected one of both");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"at\": null, \"window\": null, \"total\": null, \"services\": null}",
        "{\"at\": \"2026-03-11T12:00:00Z\", \"window\": {\"from\": null, \"to\": null}, \"total\": null,"
            + " \"services\": [], \"journeys\": [], \"regions\": [], \"incidents\": []}",
        "{\"at\": \"2026-03-11T12:00:00Z\", \"window\": {\"from\": \"2026-03-11T11:00:00Z\","
            + " \"to\": \"2026-03-11T12:00:00Z\"}, \"total\": null, \"services\": [null], \"journeys\": [],"
            + " \"regions\": [{}], \"incidents\": []}",
      })
  void anAnswerWithHolesIsNoFaultOfNines(String said) {
    answer = said;
    assertThat(report("--at", at())).isEqualTo(2);
    assertThat(err.toString()).contains("is no prober of this version of Nines: ").hasLineCount(1);
  }
}
