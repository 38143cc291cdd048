package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Template;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.runner.hostile.Asked;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What goes over the wire for a request of a journey. */
class SentRequestTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private final Web web = new Web(_ -> Web.ok("{}"));

  private Actor client() {
    return client("");
  }

  private Actor client(String path) {
    return actor("client", server().url() + path);
  }

  private HostileServer server() {
    return ARENA.server(web);
  }

  private static Act.Request request(
      String method, String target, Map<String, Template> headers, Act.@Nullable Content content) {
    return new Act.Request(method, template(target), Map.of(), headers, content, null);
  }

  private Asked sent(Actor actor, Act.Request request) throws Exception {
    var played = ARENA.play(actor, Arena.patient("ask", request));
    assertThat(played.settled().outcome()).isEqualTo(new Outcome.Passed());
    return web.asked(0);
  }

  private static void assertFault(Played played, String message) {
    assertThat(played.settled().outcome())
        .isEqualTo(new Inconclusive(Cause.CONFIGURATION, "step \"ask\": " + message));
  }

  @Test
  void jsonIsSentWithItsType() throws Exception {
    var members = new LinkedHashMap<String, JsonTemplate>();
    members.put("topic", new JsonTemplate.Text(template("cards ${1 + 1}")));
    members.put("count", new JsonTemplate.Text(template("${1 + 1}")));

    var asked =
        sent(
            client(),
            request("POST", "/", Map.of(), new Act.Json(new JsonTemplate.Members(members))));

    assertThat(asked.line()).isEqualTo("POST /");
    assertThat(asked.header("content-type")).isEqualTo("application/json");
    assertThat(asked.body()).isEqualTo("{\"topic\":\"cards 2\",\"count\":2}");
  }

  @Test
  void aFormIsSentEncoded() throws Exception {
    var fields = new LinkedHashMap<String, Template>();
    fields.put("user", template("Zoë & co"));
    fields.put("a=b", template("1+1"));

    var asked = sent(client(), request("POST", "/", Map.of(), new Act.Form(fields)));

    assertThat(asked.header("content-type")).isEqualTo("application/x-www-form-urlencoded");
    assertThat(asked.body()).isEqualTo("user=Zo%C3%AB+%26+co&a%3Db=1%2B1");
  }

  @Test
  void textIsSentInUtf8() throws Exception {
    var asked = sent(client(), request("PUT", "/", Map.of(), new Act.Raw(template("grüezi"))));

    assertThat(asked.header("content-type")).isEqualTo("text/plain; charset=utf-8");
    assertThat(asked.body()).isEqualTo("grüezi");
  }

  @Test
  void theAuthorsContentTypeWins() throws Exception {
    var asked =
        sent(
            client(),
            request(
                "PATCH",
                "/",
                Map.of("content-type", template("application/soap+xml")),
                new Act.Raw(template("<a/>"))));

    assertThat(asked.header("content-type")).isEqualTo("application/soap+xml");
  }

  @Test
  void aPostWithoutBodySaysSo() throws Exception {
    var asked = sent(client(), request("POST", "/", Map.of(), null));

    assertThat(asked.header("content-length")).isEqualTo("0");
    assertThat(asked.headers()).doesNotContainKey("content-type");
  }

  @Test
  void aDeleteMayHaveABody() throws Exception {
    var asked = sent(client(), request("DELETE", "/", Map.of(), new Act.Raw(template("why"))));

    assertThat(asked.line()).isEqualTo("DELETE /");
    assertThat(asked.body()).isEqualTo("why");
  }

  @Test
  void aGetWithABodyIsTheJourneysFault() throws Exception {
    assertFault(
        ARENA.play(
            client(),
            Arena.patient("ask", request("GET", "/", Map.of(), new Act.Raw(template("x"))))),
        "a GET request cannot have a body");
  }

  @Test
  void theStepsHeaderWinsOverTheActors() throws Exception {
    var actor =
        Actors.headers(
            client(), Map.of("X-From", template("actor"), "X-Actor", template("client")));

    var asked = sent(actor, request("GET", "/", Map.of("x-from", template("step")), null));

    assertThat(asked.header("x-from")).isEqualTo("step");
    assertThat(asked.header("x-actor")).isEqualTo("client");
  }

  @Test
  void aHeaderMayHoldOtherLetters() throws Exception {
    var asked = sent(client(), request("GET", "/", Map.of("X-Name", template("Zoe€")), null));

    assertThat(asked.header("x-name")).isNotBlank();
  }

  @Test
  void aLineBreakInAHeaderIsTheJourneysFault() throws Exception {
    assertFault(
        ARENA.play(
            client(),
            Arena.patient(
                "ask", request("GET", "/", Map.of("X-A", Template.of("a\r\nX-B: b")), null))),
        "header \"X-A\" has a line break in its value; expected a single line");
    assertThat(web.asked()).isEmpty();
  }

  @Test
  void everyRequestCarriesTheRunsTrace() throws Exception {
    var played =
        ARENA.play(client(), Arena.patient("one", get("/")), Arena.patient("two", get("/")));

    var one = web.asked(0);
    var two = web.asked(1);
    var id = played.settled().id();
    assertThat(one.header("traceparent")).matches("00-" + id + "-[0-9a-f]{16}-01");
    assertThat(two.header("traceparent")).matches("00-" + id + "-[0-9a-f]{16}-01");
    assertThat(one.header("traceparent")).isNotEqualTo(two.header("traceparent"));
    assertThat(one.header("x-request-id")).startsWith(id + "-");
    assertThat(one.header("user-agent")).isEqualTo("nines/test");
    assertThat(one.header("accept-encoding")).isEqualTo("gzip");
  }

  @Test
  void theBaseUrlsPathStays() throws Exception {
    assertThat(sent(client("/v2/"), get("/chats")).line()).isEqualTo("GET /v2/chats");
  }

  @Test
  void aQueryIsAppendedEncoded() throws Exception {
    var query = new LinkedHashMap<String, Template>();
    query.put("q", template("a b&c"));
    query.put("page", template("${1 + 1}"));

    var asked =
        sent(client(), new Act.Request("GET", template("/s?x=1"), query, Map.of(), null, null));

    assertThat(asked.line()).isEqualTo("GET /s?x=1&q=a%20b%26c&page=2");
  }

  @Test
  void aWholeUrlNeedsNoBase() throws Exception {
    assertThat(sent(actor("client"), get(server().url() + "/whole")).line())
        .isEqualTo("GET /whole");
  }

  @Test
  void aPathNeedsABase() throws Exception {
    assertFault(
        ARENA.play(actor("client"), Arena.patient("ask", get("/path"))),
        "\"/path\" is a path, and actor \"client\" has no url to begin it with");
  }

  @Test
  void basicCredentialsAreSentAndHidden() throws Exception {
    ARENA.playground().debug();
    var actor = Actors.auth(client(), new Actor.Basic(template("zoe"), template("correct horse")));

    var played = ARENA.play(actor, Arena.patient("ask", get("/")));

    assertThat(web.asked(0).header("authorization")).isEqualTo("Basic em9lOmNvcnJlY3QgaG9yc2U=");
    assertThat(played.wire()).contains("Authorization: Basic [secret]");
  }

  @Test
  void aBearersTokenIsSentAndHidden() throws Exception {
    ARENA.playground().debug();
    var actor = Actors.auth(client(), new Actor.Bearer(template("token-of-zoe")));

    var played = ARENA.play(actor, Arena.patient("ask", get("/")));

    assertThat(web.asked(0).header("authorization")).isEqualTo("Bearer token-of-zoe");
    assertThat(played.wire()).contains("Authorization: Bearer [secret]");
  }

  @Test
  void credentialsInTheUrlAreSentAndNotShown() throws Exception {
    var server = server();
    var played =
        ARENA.play(
            actor("client"),
            JourneyFixture.expecting(
                Arena.patient("ask", get("http://zoe:horse@" + server.address() + "/")),
                "status == 500"));

    assertThat(web.asked(0).header("authorization")).isEqualTo("Basic em9lOmhvcnNl");
    assertThat(played.message())
        .startsWith("HTTP 200 from GET http://" + server.address() + "/ after");
  }
}
