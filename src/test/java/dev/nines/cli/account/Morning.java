package dev.nines.cli.account;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.slo.BackendTime;
import dev.nines.slo.LatencyPromise;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import dev.nines.store.Entry;
import dev.nines.store.SumOverRuns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Six hours of a morning in two regions, minute by minute. In eu-1 the company's login is down from
 * 08:10 to 08:25. In us-1 answers come too late for the customer from 10:00 to 10:06, though they
 * come; and the prober is silent from 11:00 to 11:20.
 */
public final class Morning {

  public static final Instant NOW = Instant.parse("2026-03-11T12:00:00Z");
  public static final Instant BEGIN = Instant.parse("2026-03-11T06:00:00Z");

  private static final Objective AVAILABILITY =
      new Objective.Availability(0.99, new Objective.Rolling(Duration.ofDays(30)));
  private static final Objective.Latency LATENCY =
      new Objective.Latency(
          0.95, Duration.ofSeconds(3), null, new Objective.Rolling(Duration.ofDays(7)));
  private static final Objective.Latency DELIVERY =
      new Objective.Latency(
          0.95, Duration.ofMillis(500), "delivery", new Objective.Rolling(Duration.ofDays(7)));
  private static final Objective MONTHLY = new Objective.Availability(0.999, new Objective.Month());

  private final SumOverRuns history = new SumOverRuns();
  private int ids;

  private Morning() {}

  public static SumOverRuns history() {
    var morning = new Morning();
    morning.declare("eu-1");
    morning.declare("us-1");
    for (int minute = 0; minute < 358; minute++) {
      var at = BEGIN.plus(Duration.ofMinutes(minute));
      morning.euChat(minute, at);
      morning.usChat(minute, at);
      for (var region : List.of("eu-1", "us-1")) {
        if (!silent(region, minute)) {
          morning.record(website(minute), "website", "web", region, at, 1, 0);
        }
        morning.backends(region, minute, at);
      }
    }
    return morning.history;
  }

  private static boolean silent(String region, int minute) {
    return region.equals("us-1") && minute >= 300 && minute < 320;
  }

  private static Outcome website(int minute) {
    return minute % 97 == 5 ? new Outcome.Excluded("closed") : new Outcome.Passed();
  }

  private void euChat(int minute, Instant at) {
    if (minute >= 130 && minute < 145) {
      record(
          new Outcome.Failed(Reason.ERROR, "authenticate", "login", "HTTP 503"),
          "support-chat",
          "chat-support",
          "eu-1",
          at,
          1,
          1);
    } else if (minute % 50 == 7) {
      record(
          new Outcome.Degraded("succeeded at attempt 2 only"),
          "support-chat",
          "chat-support",
          "eu-1",
          at,
          2,
          1);
    } else {
      record(new Outcome.Passed(), "support-chat", "chat-support", "eu-1", at, 2, 0);
    }
  }

  private void usChat(int minute, Instant at) {
    if (silent("us-1", minute)) {
      return;
    }
    if (minute >= 240 && minute < 246) {
      record(
          new Outcome.Failed(Reason.TIMEOUT, "send", null, "no answer within 1s"),
          "support-chat",
          "chat-support",
          "us-1",
          at,
          2,
          0);
    } else if (minute == 250) {
      record(
          new Outcome.Inconclusive(Cause.NETWORK, "no network"),
          "support-chat",
          "chat-support",
          "us-1",
          at,
          0,
          0);
    } else {
      record(new Outcome.Passed(), "support-chat", "chat-support", "us-1", at, 2, 0);
    }
  }

  private void declare(String region) {
    var _ =
        history.record(
            new Entry.OfDeclaration(
                id(),
                new Declaration(
                    region,
                    "4f1c2d9",
                    BEGIN,
                    List.of(
                        journey("support-chat", "chat-support", AVAILABILITY, LATENCY, DELIVERY),
                        journey("website", "web", MONTHLY)),
                    List.of(
                        new DeclaredService(
                            "chat-support",
                            "Customers are answered",
                            null,
                            Set.of("b1", "b2"),
                            List.of()),
                        new DeclaredService("web", "web", null, Set.of(), List.of()),
                        new DeclaredService(
                            "bank",
                            "The bank, as a whole",
                            new Formula.All(List.of("chat-support", "web")),
                            Set.of(),
                            List.of(AVAILABILITY))))));
  }

  private static DeclaredJourney journey(String name, String service, Objective... objectives) {
    return new DeclaredJourney(
        name,
        name.equals("website") ? "The home page, \"welcome\" and all" : "A customer is answered",
        service,
        Duration.ofMinutes(1),
        Duration.ofSeconds(11),
        Duration.ofMinutes(2),
        List.of(objectives));
  }

  private void backends(String region, int minute, Instant at) {
    boolean oneIsDown = region.equals("us-1") && minute < 36;
    var _ =
        history.record(
            new Entry.OfBackends(
                id(),
                "chat-support",
                region,
                at,
                new BackendTime(
                    oneIsDown ? 60_000 : 120_000, 120_000, oneIsDown ? 0 : 60_000, 60_000)));
  }

  private void record(
      Outcome outcome,
      String journey,
      String service,
      String region,
      Instant at,
      int up,
      int down) {
    var attempts = new ArrayList<Attempt>();
    for (int i = 0; i < up + down; i++) {
      attempts.add(
          new Attempt(
              1,
              Duration.ZERO,
              Duration.ofMillis(20),
              i < up ? ClientVerdict.OK : ClientVerdict.ERROR,
              i < up ? ServerVerdict.UP : ServerVerdict.DOWN,
              Duration.ofMillis(20),
              null,
              null,
              Map.of()));
    }
    boolean chat = journey.equals("support-chat");
    // The slowest one in forty takes two seconds.
    var duration = Duration.ofMillis(at.getEpochSecond() / 60 % 40 == 0 ? 2_000 : chat ? 160 : 40);
    var run =
        new Run(
            id(),
            journey,
            service,
            region,
            Trigger.SCHEDULE,
            at.plusSeconds(11),
            at.plusSeconds(11),
            duration,
            outcome,
            List.of(
                new StepRecord(
                    "send",
                    "customer",
                    StepRecord.Stage.STEP,
                    Duration.ZERO,
                    Duration.ofMillis(20),
                    attempts,
                    outcome.good() ? StepRecord.Result.SUCCEEDED : StepRecord.Result.FAILED,
                    null,
                    null)),
            chat && outcome.good() ? Map.of("delivery", duration.dividedBy(8)) : Map.of());
    var _ =
        history.record(
            new Entry.OfRun(
                run,
                chat ? Set.of(LatencyPromise.of(LATENCY), LatencyPromise.of(DELIVERY)) : Set.of()));
  }

  private String id() {
    return "%032x".formatted(++ids);
  }
}
