package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.template;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.journey.JourneyFixture;
import dev.nines.runner.hostile.Web;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Cookies belong to one actor in one run. */
class CookieTest {

  @RegisterExtension static final Arena ARENA = new Arena();

  private final Web web =
      new Web(asked ->
          asked.line().equals("GET /login")
              ? Web.ok(
                  "",
                  "Set-Cookie: session=abc; Path=/; HttpOnly",
                  "Set-Cookie: deep=d; Path=/app/deep",
                  "Set-Cookie: gone=g; Max-Age=0",
                  "Set-Cookie: foreign=f; Domain=example.com")
              : Web.ok(""));

  private Actor client() {
    return actor("client", ARENA.server(web).url());
  }

  @Test
  void aCookieIsSentBackWhereItBelongs() throws Exception {
    ARENA.play(
        client(),
        Arena.patient("login", get("/login")),
        Arena.patient("app", get("/app")),
        Arena.patient("deep", get("/app/deep/er")));

    assertThat(web.asked(0).headers()).doesNotContainKey("cookie");
    assertThat(web.asked(1).header("cookie")).isEqualTo("session=abc");
    assertThat(web.asked(2).header("cookie")).isEqualTo("deep=d; session=abc");
  }

  @Test
  void aRunBeginsWithoutCookies() throws Exception {
    var client = client();

    ARENA.play(client, Arena.patient("login", get("/login")));
    ARENA.play(client, Arena.patient("app", get("/app")));

    assertThat(web.asked(1).headers()).doesNotContainKey("cookie");
  }

  @Test
  void aReusedConnectionBringsNoCookies() throws Exception {
    var client = Actors.reusing(client());

    ARENA.play(client, Arena.patient("login", get("/login")));
    ARENA.play(client, Arena.patient("app", get("/app")));

    assertThat(web.asked(1).headers()).doesNotContainKey("cookie");
  }

  @Test
  void actorsDoNotShareCookies() throws Exception {
    var server = ARENA.server(web);

    ARENA
        .playground()
        .play(
            new JourneyFixture()
                .actor(actor("customer", server.url()))
                .actor(actor("operator", server.url()))
                .step(JourneyFixture.step("login", "customer", get("/login"), Arena.LONG))
                .step(JourneyFixture.step("look", "operator", get("/app"), Arena.LONG))
                .step(JourneyFixture.step("app", "customer", get("/app"), Arena.LONG))
                .journey());

    assertThat(web.asked(1).headers()).doesNotContainKey("cookie");
    assertThat(web.asked(2).header("cookie")).isEqualTo("session=abc");
  }

  @Test
  void anActorMayKeepNone() throws Exception {
    ARENA.play(
        Actors.withoutCookies(client()),
        Arena.patient("login", get("/login")),
        Arena.patient("app", get("/app")));

    assertThat(web.asked(1).headers()).doesNotContainKey("cookie");
  }

  @Test
  void aCookieWrittenByHandGoesWithTheOthersAndWins() throws Exception {
    ARENA.play(
        Actors.headers(client(), Map.of("Cookie", template("theme=dark; session=mine"))),
        Arena.patient("login", get("/login")),
        Arena.patient("deep", get("/app/deep")));

    assertThat(web.asked(0).header("cookie")).isEqualTo("theme=dark; session=mine");
    assertThat(web.asked(1).header("cookie")).isEqualTo("theme=dark; session=mine; deep=d");
  }

  @Test
  void aCookieSetByARedirectIsSentToWhereItLeads() throws Exception {
    var login =
        new Web(asked ->
            asked.line().equals("GET /login")
                ? Web.redirect(302, "/app", "Set-Cookie: session=abc")
                : Web.ok(""));
    var server = ARENA.server(login);

    ARENA.play(actor("client", server.url()), Arena.patient("login", get("/login")));

    assertThat(login.asked(1).header("cookie")).isEqualTo("session=abc");
  }
}
