package dev.nines.rules;

import dev.nines.journey.Formula;
import dev.nines.journey.Service;
import dev.nines.slo.LastVerdict;
import dev.nines.slo.ServiceSlot;
import dev.nines.slo.Slots;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Integral services are judged as the account judges them. */
class MinutesTest {

  private static final int MINUTES = 40;
  private static final List<String> LOCAL = List.of("a", "b", "c", "d");

  /** What is measured of one stands for one minute, of others for two and three. */
  private static final Map<String, Duration> INTERVALS =
      Map.of(
          "a", Duration.ofMinutes(3),
          "b", Duration.ofSeconds(90),
          "c", Duration.ofSeconds(30),
          "d", Duration.ofMinutes(1));

  /** Parts before what is composed of them. */
  private static Map<String, Formula> formulas() {
    var formulas = new LinkedHashMap<String, Formula>();
    formulas.put("all", new Formula.All(LOCAL));
    formulas.put("any", new Formula.Any(LOCAL));
    formulas.put("one", new Formula.AtLeast(1, LOCAL));
    formulas.put("two", new Formula.AtLeast(2, LOCAL));
    formulas.put("four", new Formula.AtLeast(4, LOCAL));
    formulas.put("weighted", new Formula.Weighted(Map.of("a", 3.0, "b", 1.0, "c", 0.5)));
    formulas.put("best", new Formula.Any(List.of("weighted", "d")));
    formulas.put("aaa-nested", new Formula.AtLeast(2, List.of("weighted", "two", "d")));
    return formulas;
  }

  @Test
  void everyMinuteIsWhatTheAccountMakesOfIt() throws Exception {
    var random = new Random(20);
    var trial = new Trial(catalogue(), "1m");
    var states = new HashMap<String, List<Slots>>();
    for (var service : LOCAL) {
      var slots = random.ints(MINUTES, 0, 5).mapToObj(MinutesTest::state).toList();
      states.put(service, slots);
      new Scraped(trial, "journey-" + service, "eu-1", "x")
          .runs("passed", counter(slots, Slots.GOOD))
          .failed("", counter(slots, Slots.BAD));
    }
    for (int minute = 0; minute < MINUTES; minute++) {
      int now = minute;
      var slots = new HashMap<String, Slots>();
      for (var service : LOCAL) {
        slots.put(service, states.get(service).get(minute));
      }
      for (var formula : formulas().entrySet()) {
        var slot = ServiceSlot.of(formula.getValue(), part -> last(part, now, states, slots));
        slots.put(formula.getKey(), slot);
        var series = Minutes.OF_SERVICE + "{service=\"" + formula.getKey() + "\"}";
        // The first minute begins with the second scrape, and is judged when it is over.
        var time = (minute + 2) + "m";
        if (slot.count() == 0) {
          trial.nothing(time, series);
        } else {
          trial.number(time, series, Math.round(slot.value() / 1e3) / 1e3);
        }
      }
    }
    trial.judge();
  }

  /** Of a local service what stands, of an integral one what was made of this minute. */
  private static Slots last(
      String part, int minute, Map<String, List<Slots>> states, Map<String, Slots> integral) {
    var own = states.get(part);
    return own == null
        ? integral.get(part)
        : LastVerdict.of(
            LastVerdict.minutes(INTERVALS.get(part)),
            ago -> minute < ago ? Slots.NONE : own.get(minute - ago));
  }

  private static Catalogue catalogue() {
    var journeys =
        LOCAL.stream()
            .map(name -> Catalogues.journey("journey-" + name, name, INTERVALS.get(name)))
            .toList();
    var services = new ArrayList<Service>();
    formulas()
        .forEach((name, formula) -> services.add(new Service(name, "", formula, null, List.of())));
    return new Catalogue(journeys, services);
  }

  private static Slots state(int number) {
    return switch (number) {
      case 0, 1 -> Slots.BAD;
      case 2 -> Slots.NONE;
      default -> Slots.GOOD;
    };
  }

  /** A counter that grows in the minutes of one kind. */
  private static String counter(List<Slots> slots, Slots kind) {
    var values = new ArrayList<>(List.of("0"));
    int count = 0;
    for (var slot : slots) {
      count += slot.equals(kind) ? 1 : 0;
      values.add(Integer.toString(count));
    }
    values.add(Integer.toString(count));
    return String.join(" ", values);
  }

  @Test
  void aBudgetOfAnIntegralServiceIsOfMinutes() throws Exception {
    var either =
        new Service(
            "either",
            "",
            new Formula.Any(List.of("a", "b")),
            null,
            List.of(Catalogues.availability(0.9, Catalogues.days(7))));
    var trial =
        new Trial(
            new Catalogue(
                List.of(Catalogues.journey("one", "a"), Catalogues.journey("two", "b")),
                List.of(either)),
            "1m");
    // One of both is always bad, and in every twentieth minute the other one too.
    new Scraped(trial, "one", "eu-1", "x").runs("passed", "0x40").failed("", "0+2x40");
    new Scraped(trial, "two", "eu-1", "x")
        .runs("passed", "0+1x19 19+1x19 38")
        .failed("", "0x19 1x19 2");

    trial
        .percent("41m", "service:nines_minutes_availability:ratio_rate1h", 95)
        .percent("41m", "service_region:nines_minutes_availability:ratio_rate7d", 95)
        .number("41m", "service_objective:nines_error_budget_left:ratio", 0.5)
        .number("41m", "service_objective:nines_burn_rate:ratio_rate2h", 0.5)
        .about("41m", "service:nines_availability:ratio_rate1h{service=\"either\"}", 0.317, 0.01);
    trial.judge();
  }
}
