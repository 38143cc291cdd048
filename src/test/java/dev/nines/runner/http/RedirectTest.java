package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.expecting;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where answers send a client, and what it takes along. */
class RedirectTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private static Web redirecting(int status, String location) {
    return new Web(
        asked -> asked.line().endsWith(" /") ? Web.redirect(status, location) : Web.ok("there"));
  }

  private static Act.Request request(String method) {
    return new Act.Request(
        method,
        template("/"),
        Map.of(),
        Map.of(),
        method.equals("GET") || method.equals("HEAD") ? null : new Act.Raw(template("body")),
        null);
  }

  private static void assertPassed(Played played) {
    assertThat(played.settled().outcome()).as(played.message()).isEqualTo(new Outcome.Passed());
  }

  @ParameterizedTest
  @CsvSource({
    "301, GET, GET",
    "302, POST, GET",
    "301, POST, GET",
    "303, PUT, GET",
    "303, HEAD, HEAD",
    "302, PUT, PUT",
    "307, POST, POST",
    "308, POST, POST",
    "308, DELETE, DELETE"
  })
  void aRedirectIsFollowedAsABrowserDoes(int status, String method, String then) throws Exception {
    var web = redirecting(status, "/next");
    var server = ARENA.server(web);

    assertPassed(ARENA.play(actor("client", server.url()), Arena.patient("ask", request(method))));

    var next = web.asked(1);
    assertThat(next.line()).isEqualTo(then + " /next");
    boolean kept = then.equals(method) && !method.equals("GET") && !method.equals("HEAD");
    assertThat(next.body()).isEqualTo(kept ? "body" : "");
    assertThat(next.headers().containsKey("content-type")).isEqualTo(kept);
  }

  @Test
  void withRedirectsOffTheRedirectIsTheAnswer() throws Exception {
    var web = redirecting(302, "/next");
    var server = ARENA.server(web);

    assertPassed(
        ARENA.play(
            Actors.redirects(actor("client", server.url()), 0),
            expecting(
                Arena.patient("ask", get("/")), "status == 302", "headers.location == \"/next\"")));

    assertThat(web.asked()).hasSize(1);
  }

  @Test
  void asManyRedirectsAsAreAllowedAreFollowed() throws Exception {
    var web =
        new Web(asked ->
            asked.line().equals("GET /xxx")
                ? Web.ok("")
                : Web.redirect(302, asked.line().substring(4) + "x"));
    var server = ARENA.server(web);

    assertPassed(
        ARENA.play(
            Actors.redirects(actor("client", server.url()), 3), Arena.patient("ask", get("/"))));
  }

  @Test
  void aRedirectToNowhereIsTheAnswer() throws Exception {
    for (var location : new String[] {"mailto:zoe@example.com", "ftp://example.com/", "http://"}) {
      var server = ARENA.server(redirecting(302, location));

      assertPassed(
          ARENA.play(
              actor("client", server.url()),
              expecting(Arena.patient("ask", get("/")), "status == 302")));
    }
    var without = ARENA.server(new Web(_ -> Web.answer("302 Found", "")));
    assertPassed(
        ARENA.play(
            actor("client", without.url()),
            expecting(Arena.patient("ask", get("/")), "status == 302")));
  }

  @Test
  void theMessageSaysWhereItLed() throws Exception {
    var server = ARENA.server(redirecting(302, "/next?a=b"));

    var played =
        ARENA.play(
            actor("client", server.url()),
            expecting(Arena.patient("ask", get("/")), "status == 500"));

    assertThat(played.message()).startsWith("HTTP 200 from GET /, redirected to /next?a=b after ");
  }

  @Test
  void phasesAreSummedOverRedirects() throws Exception {
    var server = ARENA.server(redirecting(302, "/next"));

    var played = ARENA.play(actor("client", server.url()), Arena.patient("ask", get("/")));

    assertThat(played.attempt().phases())
        .containsOnlyKeys(Phase.CONNECT, Phase.PROCESSING, Phase.TRANSFER);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  void credentialsStayWithTheirHost() throws Exception {
    var other = new Web(_ -> Web.ok("there"));
    HostileServer there = ARENA.server(other);
    var web = redirecting(307, there.url() + "/next");
    var server = ARENA.server(web);
    var actor =
        Actors.headers(
            Actors.auth(actor("client", server.url()), new Actor.Bearer(template("token-of-zoe"))),
            Map.of("Cookie", template("session=secret"), "X-Kept", template("kept")));

    assertPassed(ARENA.play(actor, Arena.patient("ask", get("/"))));

    assertThat(web.asked(0).headers()).containsKeys("authorization", "cookie");
    assertThat(other.asked(0).headers())
        .doesNotContainKeys("authorization", "cookie")
        .containsEntry("x-kept", "kept")
        .containsEntry("host", there.address());
  }

  @Test
  void credentialsGoAlongOnTheSameHost() throws Exception {
    var web = redirecting(307, "/next");
    var server = ARENA.server(web);
    var actor =
        Actors.auth(actor("client", server.url()), new Actor.Bearer(template("token-of-zoe")));

    assertPassed(ARENA.play(actor, Arena.patient("ask", get("/"))));

    assertThat(web.asked(1).header("authorization")).isEqualTo("Bearer token-of-zoe");
  }
}
