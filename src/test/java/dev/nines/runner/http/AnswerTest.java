package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a step's expressions read of an answer. */
class AnswerTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private static Played answered(String answer, String... expectations) throws Exception {
    return asked("GET", answer, expectations);
  }

  private static Played asked(String method, String answer, String... expectations)
      throws Exception {
    var server = ARENA.server(new Web(_ -> answer));
    return ARENA.play(
        actor("client", server.url()),
        expecting(
            Arena.patient(
                "ask", new Act.Request(method, template("/"), Map.of(), Map.of(), null, null)),
            expectations));
  }

  private static void assertPassed(Played played) {
    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
  }

  @Test
  void anAnswersPartsCanBeRead() throws Exception {
    assertPassed(
        answered(
            Web.answer(
                "201 Created",
                "{\"state\": \"open\", \"n\": 9007199254740993}",
                "Content-Type: application/json",
                "X-Part: one",
                "x-part: two"),
            "status == 201",
            "headers[\"x-part\"] == \"one, two\"",
            "json.state == \"open\"",
            "json.n == 9007199254740993",
            "body.startsWith(\"{\")",
            "duration > duration(\"0s\")"));
  }

  @Test
  void aBodyIsReadInItsCharset() throws Exception {
    assertPassed(
        answered(
            Web.ok("gr\u00fcezi", "Content-Type: text/plain; charset=ISO-8859-1"),
            "body == \"grüezi\""));
  }

  @Test
  void aBodyWithoutCharsetIsUtf8() throws Exception {
    var utf8 = new String("grüezi".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    assertPassed(answered(Web.ok(utf8, "Content-Type: text/html"), "body == \"grüezi\""));
  }

  @Test
  void aByteOrderMarkIsNotPartOfTheText() throws Exception {
    assertPassed(answered(Web.ok("\u00ef\u00bb\u00bfok"), "body == \"ok\""));
  }

  @Test
  void aPackedBodyIsUnpacked() throws Exception {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"ok\":true}".getBytes(StandardCharsets.UTF_8));
    }
    var body = packed.toString(StandardCharsets.ISO_8859_1);

    assertPassed(
        answered(
            Web.ok(body, "Content-Encoding: gzip"),
            "json.ok",
            "headers[\"content-encoding\"] == \"gzip\"",
            "int(headers[\"content-length\"]) == " + body.length()));
  }

  @Test
  void aBodyInChunksIsPutTogether() throws Exception {
    assertPassed(
        answered(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\n{\"a\r\n4;x=y\r\n\":1}\r\n0\r\n\r\n",
            "json.a == 1"));
  }

  @Test
  void aHeadAnswerHasNoBodyWhateverItsLength() throws Exception {
    var played =
        asked(
            "HEAD",
            "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nContent-Encoding: gzip\r\n\r\n",
            "status == 200",
            "body == \"\"");

    assertPassed(played);
    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.PROCESSING, Phase.TRANSFER);
  }

  @Test
  void anAnswerWithoutContentIsWhole() throws Exception {
    assertPassed(answered("HTTP/1.1 204 No Content\r\n\r\n", "status == 204", "body == \"\""));
    assertPassed(answered("HTTP/1.1 304 Not Modified\r\n\r\n", "status == 304"));
  }

  @Test
  void interimAnswersArePassedOver() throws Exception {
    assertPassed(
        answered(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + Web.ok("ok"), "body == \"ok\""));
  }

  @Test
  void whatIsNoJsonIsSaid() throws Exception {
    var played = answered(Web.ok("<html>"), "json.a == 1");

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.WRONG);
    assertThat(played.message()).endsWith("expected json.a == 1, but the answer is no JSON");
  }

  @Test
  void anAnswerThatSaysItFailedIsAnError() throws Exception {
    var played = answered(Web.answer("503 Busy", "", "Retry-After: 0"));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.message()).startsWith("HTTP 503 from GET / after ");
  }

  @Test
  void aServerThatAsksForARetryGetsNone() throws Exception {
    var web = new Web(_ -> Web.answer("503 Busy", "", "Retry-After: 0"));
    var server = ARENA.server(web);

    var played =
        ARENA.play(
            actor("client", server.url()),
            expecting(
                Arena.patient("ask", get("/")),
                "status == 503",
                "headers[\"retry-after\"] == \"0\""));

    assertPassed(played);
    assertThat(web.asked()).hasSize(1);
  }

  @Test
  void aRequestTimeoutIsAnAnswer() throws Exception {
    var web = new Web(_ -> Web.answer("408 Request Timeout", "", "Connection: close"));
    var server = ARENA.server(web);

    var played = ARENA.play(actor("client", server.url()), Arena.patient("ask", get("/")));

    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.WRONG);
    assertThat(web.asked()).hasSize(1);
  }

  @Test
  void theDebuggerSeesWhatGoesOverTheWire() throws Exception {
    ARENA.playground().debug();
    var server = ARENA.server(new Web(_ -> Web.ok("x".repeat(5_000), "X-A: b")));

    var played =
        ARENA.play(
            actor("client", server.url()),
            Arena.patient(
                "ask",
                new Act.Request(
                    "POST",
                    template("/chats?a=b"),
                    Map.of(),
                    Map.of(),
                    new Act.Raw(template("hello")),
                    null)));

    assertThat(played.wire())
        .startsWith("SENT\nPOST /chats?a=b HTTP/1.1\n")
        .contains("\nHost: " + server.address() + "\n", "\n\nhello\n\nRECEIVED\nHTTP/1.1 200 OK\n")
        .contains("\nX-A: b\n")
        .endsWith("x".repeat(4_096) + "\n… (5000 bytes in all)");
  }

  @Test
  void theDebuggerIsSparedBytes() throws Exception {
    ARENA.playground().debug();

    var played = answered(Web.ok("\u0000\u0001\u0002"));

    assertThat(played.wire()).endsWith("RECEIVED\n(3 bytes that are no text)");
  }
}
