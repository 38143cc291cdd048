package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.ServerVerdict;
import dev.nines.store.Account;
import dev.nines.store.Declarations;
import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Played;
import dev.nines.store.RunLog;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class AccountApiTest extends OnPracticeChat {

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
  private static final String DAY = "from=2026-03-02&to=2026-03-03";

  /** A day with ten good runs, a minute apart, a degraded one and one that failed. */
  @BeforeEach
  void aDay() {
    for (int minute = 0; minute < 10; minute++) {
      keep(minute, Played.run());
    }
    keep(10, Played.run().with(new Outcome.Degraded("only at the second attempt")));
    keep(11, Played.run().with(Played.failed("send")).servers(ServerVerdict.DOWN));
  }

  private void keep(int minute, Played run) {
    var _ =
        history.record(
            new Entry.OfRun(
                run.of("support-chat", "chat-support")
                    .withId(String.format("%032x", minute))
                    .at(NOON.plus(Duration.ofMinutes(minute)))
                    .asRun(),
                Set.of()));
  }

  @Test
  void aLongWindowBeginsWithAWholeHourAsOnTheCommandLine() throws Exception {
    for (var path : List.of("/api/v1/report", "/api/v1/services")) {
      var window = api.get(path + "?window=30d&to=2026-03-02T09:33:00Z").json().path("window");
      assertThat(window.path("from").asText()).as(path).isEqualTo("2026-01-31T09:00:00Z");
      assertThat(window.path("to").asText()).as(path).isEqualTo("2026-03-02T09:33:00Z");
    }
  }

  @Test
  void runsArePagedFromTheNewest() throws Exception {
    var path = "/api/v1/journeys/support-chat/runs?limit=5&" + DAY;
    var first = api.get(path);
    golden("runs", first);
    var second = api.get(first.json().path("next").asText());
    assertThat(second.at("/runs/0/id").asText()).endsWith("6");
    var third = api.get(second.json().path("next").asText());
    assertThat(third.json().path("runs")).hasSize(2);
    assertThat(third.json().path("next").isNull()).isTrue();
  }

  @Test
  void runsAreFoundByOutcome() throws Exception {
    var answer = api.get("/api/v1/journeys/support-chat/runs?outcome=failed,degraded&" + DAY);
    assertThat(answer.json().path("runs"))
        .as(answer.text())
        .extracting(run -> run.path("outcome").asText())
        .containsExactly("failed", "degraded");
  }

  @Test
  void aRunOfTheHistoryIsShownWhole() throws Exception {
    golden("kept-run", api.get("/api/v1/runs/" + String.format("%032x", 11)));
  }

  @Test
  void availabilityIsToldSlotBySlot() throws Exception {
    golden(
        "availability",
        api.get(
            "/api/v1/availability?journey=support-chat&from=2026-03-02T11:00:00Z&to=2026-03-02T13:00:00Z&slot=1h"));
  }

  @Test
  void theReportIsTheAccountOverAWindow() throws Exception {
    golden("report", api.get("/api/v1/report?journey=support-chat&" + DAY));
  }

  @Test
  void servicesAndObjectivesAreTold() throws Exception {
    golden("services", api.get("/api/v1/services?service=chat-support&" + DAY));
    golden("objectives", api.get("/api/v1/objectives?journey=support-chat&to=2026-03-03"));
  }

  @Test
  void aBadParameterIsAnsweredInWords() throws Exception {
    var runs = "/api/v1/journeys/support-chat/runs";
    problem(
        api.get(runs + "?form=2026-03-02"),
        400,
        "Unknown parameter",
        "there is no parameter \"form\" here; did you mean \"from\"?");
    problem(
        api.get(runs + "?from=yesterday"),
        400,
        "Bad parameter",
        "from is \"yesterday\"; expected a moment such as 2026-03-02T09:30:00Z, or a day such as 2026-03-02, of the years 1970 to 2199");
    problem(
        api.get(runs + "?limit=1001"),
        400,
        "Bad parameter",
        "limit is \"1001\"; expected 1 to 1000");
    problem(
        api.get(runs + "?limit=99999999999"),
        400,
        "Bad parameter",
        "limit is \"99999999999\"; expected 1 to 1000");
    problem(
        api.get(runs + "?outcome=good"),
        400,
        "Bad parameter",
        "outcome is \"good\"; expected one or more of passed, degraded, failed, excluded, inconclusive, with commas");
    problem(
        api.get(runs + "?limit=1&limit=2"),
        400,
        "Repeated parameter",
        "limit is given 2 times; expected once");
    problem(
        api.get(runs + "?from=2026-03-03&to=2026-03-02"),
        400,
        "Bad window",
        "the window is from 2026-03-03T00:00:00Z to 2026-03-02T00:00:00Z; expected an end after its beginning, and ten years at most");
    problem(
        api.get(runs + "?from=2026-03-03&window=30d"),
        400,
        "Bad window",
        "from and window are both given; expected one of them");
    assertThat(api.get("/api/v1/report?window=1d&to=2199-03-02").detail())
        .startsWith("the window begins at 2199-03-01T00:00:00Z, and now it is ")
        .endsWith("; expected a beginning before it");
    problem(
        api.get("/api/v1/report?window=" + "9".repeat(2_000)),
        400,
        "Bad parameter",
        "window is \"" + "9".repeat(99) + "…\"; expected a duration such as 500ms, 30s or 1h30m");
    problem(
        api.get("/api/v1/availability?" + DAY),
        400,
        "Bad parameter",
        "neither a journey nor a service is named; expected one of journey=NAME and service=NAME");
    problem(
        api.get("/api/v1/availability?service=chat-suport&" + DAY),
        404,
        "Unknown service",
        "there is no service \"chat-suport\"; did you mean \"chat-support\"?");
    problem(
        api.get("/api/v1/report?region=eu-2&" + DAY),
        404,
        "Unknown region",
        "there is no region \"eu-2\"; did you mean \"eu-1\"?");
    problem(
        api.get("/api/v1/report?window="),
        400,
        "Bad parameter",
        "window is \"\"; expected a value, or the parameter left out");
    assertThat(api.get("/api/v1/availability?journey=support-chat&slot=1m&window=365d").detail())
        .contains("11000");
  }

  @Test
  void whileTheHistoryIsAwayWhatNeedsItSaysSo() throws Exception {
    try (var prober = new Served(folder, history, new Away()).look()) {
      duty.take(prober.prober().shown());
      var answer = api.get("/api/v1/report");
      problem(
          answer,
          503,
          "Not available now",
          "the history cannot be read, nines.db: the disk failed");
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      assertThat(api.get("/api/v1/journeys/support-chat/runs").status()).isEqualTo(503);
      assertThat(api.get("/api/v1/runs/42").status()).isEqualTo(503);
      assertThat(api.get("/api/v1/journeys").status()).isEqualTo(200);
      assertThat(api.post("/api/v1/journeys/quick/runs?wait=60s").status()).isEqualTo(200);
    }
  }

  @Test
  void aMomentMayHaveAnyOffset() throws Exception {
    var report = api.get("/api/v1/report?from=2026-03-02T13:00:00+01:00&to=2026-03-02T13:00:00Z");
    assertThat(report.at("/window/from").asText()).isEqualTo("2026-03-02T12:00:00Z");
    assertThat(report.at("/total/runs/good").asInt()).isEqualTo(11);
  }

  /** A database that is not there. */
  private static final class Away implements History {
    @Override
    public Account account() {
      throw away();
    }

    @Override
    public RunLog runs() {
      throw away();
    }

    @Override
    public Declarations declarations() {
      throw away();
    }

    @Override
    public dev.nines.store.Documents documents() {
      throw away();
    }

    private static HistoryException away() {
      return new HistoryException("the history cannot be read, nines.db: the disk failed");
    }

    @Override
    public void close() {}
  }
}
