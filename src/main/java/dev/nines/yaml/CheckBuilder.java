package dev.nines.yaml;

import dev.nines.calendar.Calendar;
import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import dev.nines.journey.LeavesEvidence;
import dev.nines.journey.Step;
import dev.nines.journey.When;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * Makes health checks of what their author wrote: for each backend a journey of one step.
 *
 * @param calendar when the checks are made
 */
record CheckBuilder(
    String service,
    Compiling compiling,
    ActorBuilder actors,
    Calendar calendar,
    Problems problems) {

  /** Who asks. */
  private static final String PROBER = "prober";

  private static final String STEP = "health check";
  private static final int MOST_OF_A_NAME = 25;

  /** The checks by backend; empty where there are problems. */
  Map<String, Journey> build(Written check, List<Named<Scalar>> backends) {
    int before = problems.count();
    var every = check.get(CheckKeys.EVERY, CheckKeys.DEFAULT_EVERY);
    if (every.compareTo(JourneyLimits.LEAST_INTERVAL) < 0) {
      problems.add(
          check.at(CheckKeys.EVERY),
          "every is " + Durations.text(every) + "; expected at least 1s",
          null);
    }
    Map<String, Actor> askers = new LinkedHashMap<>();
    for (var backend : backends) {
      var url = backend.value();
      var asker = url == null ? null : actors.checking(PROBER, check, url);
      if (asker != null) {
        askers.put(backend.name(), asker);
      }
    }
    var step = askers.isEmpty() ? null : step(check, every, askers.values().iterator().next());
    Map<String, Journey> checks = new LinkedHashMap<>();
    if (step != null && problems.count() == before) {
      askers.forEach((backend, asker) -> checks.put(backend, journey(backend, asker, step, every)));
    }
    return checks;
  }

  private @Nullable Step step(Written check, Duration every, Actor asker) {
    var party = new Party(PROBER, asker, null);
    var patience =
        new StepPatience(check, party, JourneyLimits.check(every), false, problems).patience();
    var builder = new ActBuilder(compiling, check, PROBER, party);
    var act = builder.build(patience.timeout());
    var expect =
        compiling
            .texts()
            .conditions(
                check.get(StepKeys.EXPECT, List.of()),
                compiling.reach(compiling.vocabularies().answer()));
    ActKeys.REQUESTS.stream().filter(check::has).forEach(key -> requirePath(check.get(key)));
    return act instanceof Act.Request
        ? new Step(
            STEP, PROBER, act, patience, dev.nines.journey.RetryPolicy.NONE, expect, Map.of(), null)
        : null;
  }

  /** A whole URL would ask the same server for the health of all. */
  private void requirePath(@Nullable Scalar target) {
    if (target != null && target.text().matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*")) {
      problems.add(
          target.place(),
          "found the whole URL %s; expected a path, appended to each backend's URL"
              .formatted(Quoted.of(target.text())),
          "give the path alone, and the URLs under `at`");
    }
  }

  private Journey journey(String backend, Actor asker, Step step, Duration every) {
    return new Journey(
        name(service, backend),
        "The health check of " + backend,
        service,
        every,
        every,
        false,
        Map.of(),
        Map.of(PROBER, asker),
        new When(calendar, List.of()),
        List.of(step),
        Map.of(),
        List.of(),
        List.of(),
        Map.of(),
        Set.of(),
        compiling.texts().secrets(),
        LeavesEvidence.ON_FAILURE);
  }

  /**
   * A name of a journey's form for the check of any backend; readable in a log, and told from all
   * others by the checksum of both names.
   */
  static String name(String service, String backend) {
    var checksum = new CRC32C();
    checksum.update((service + "\n" + backend).getBytes(StandardCharsets.UTF_8));
    return "%s-%s-%08x".formatted(brief(service), brief(backend), checksum.getValue());
  }

  private static String brief(String name) {
    var plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    var cut = plain.length() > MOST_OF_A_NAME ? plain.substring(0, MOST_OF_A_NAME) : plain;
    return cut.isEmpty() ? "x" : cut.replaceAll("-$", "");
  }
}
