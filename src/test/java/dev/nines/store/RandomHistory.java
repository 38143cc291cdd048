package dev.nines.store;

import static dev.nines.store.Played.NOON;

import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.outcome.Cause;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Reason;
import dev.nines.outcome.Run;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;
import dev.nines.slo.LatencyPromise;
import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Entries as they come, and as they should not: out of order, more than once, settled before they
 * are not; the same for the same seed.
 */
public final class RandomHistory {

  private static final Map<String, String> JOURNEYS =
      Map.of("chat", "support", "mail", "support", "buy", "shop", "login", "auth", "stray", "odd");
  private static final List<String> REGIONS = List.of("eu-1", "us-1");
  private static final Duration LENGTH = Duration.ofDays(3);

  private final Random random;
  private final String prefix;
  private int ids;

  public RandomHistory(long seed) {
    random = new Random(seed);
    prefix = "r" + seed + "-";
  }

  /** So many entries, replays included. */
  public List<Entry> entries(int count) {
    var entries = new ArrayList<Entry>();
    var waiting = new ArrayList<Entry>();
    while (entries.size() < count) {
      if (!waiting.isEmpty() && random.nextInt(3) == 0) {
        entries.add(waiting.remove(random.nextInt(waiting.size())));
      } else if (!entries.isEmpty() && random.nextInt(12) == 0) {
        entries.add(entries.get(random.nextInt(entries.size())));
      } else {
        add(entries, waiting);
      }
    }
    return entries;
  }

  private void add(List<Entry> entries, List<Entry> waiting) {
    switch (random.nextInt(20)) {
      case 0 -> entries.add(declaration());
      case 1 ->
          entries.add(
              new Entry.OfPassedOver(id(), pick(JOURNEYS.keySet()), pick(REGIONS), moment()));
      case 2, 3 -> entries.add(backends());
      case 4 -> {
        var settled = run();
        entries.add(settled);
        waiting.add(unsettled(settled));
      }
      case 5, 6, 7, 8 -> {
        var settled = run();
        entries.add(unsettled(settled));
        waiting.add(settled);
      }
      case 9 -> {
        var run = run();
        entries.add(run);
        waiting.add(new Entry.OfRun(changed(run), run.promises()));
      }
      default -> entries.add(run());
    }
  }

  private Entry.OfRun run() {
    var name = pick(JOURNEYS.keySet());
    var servers = new ServerVerdict[1 + random.nextInt(3)];
    for (int i = 0; i < servers.length; i++) {
      servers[i] = pick(List.of(ServerVerdict.values()));
    }
    var played =
        Played.run()
            .withId(id())
            .of(name, JOURNEYS.get(name))
            .in(pick(REGIONS))
            .at(moment())
            .with(outcome())
            .taking(Duration.ofMillis(1 + random.nextInt(5_000)))
            .servers(servers);
    var promises = new HashSet<LatencyPromise>();
    if (random.nextBoolean()) {
      promises.add(new LatencyPromise(null, Duration.ofSeconds(1 + random.nextInt(3))));
    }
    if (random.nextInt(3) == 0) {
      promises.add(new LatencyPromise("delivery", Duration.ofMillis(1_500)));
    }
    return new Entry.OfRun(
        (random.nextInt(15) == 0 ? played.onDemand() : played).asRun(), promises);
  }

  private static Entry.OfRun unsettled(Entry.OfRun settled) {
    var run = settled.run();
    var step = run.steps().getFirst();
    var open =
        step.attempts().stream()
            .map(each -> each.number() > 1 ? each : each.observed(null, null, null, Map.of()))
            .toList();
    return new Entry.OfRun(run.with(List.of(step.with(open))), settled.promises());
  }

  /** A run that somebody corrects: elsewhere in time, with another end. */
  private Run changed(Entry.OfRun entry) {
    var run = entry.run();
    return new Run(
        run.id(),
        run.journey(),
        run.service(),
        run.region(),
        run.trigger(),
        random.nextBoolean() ? run.scheduled() : moment(),
        run.started(),
        run.duration().plusMillis(random.nextInt(2_000)),
        outcome(),
        run.steps(),
        run.milestones());
  }

  private Outcome outcome() {
    return switch (random.nextInt(12)) {
      case 0, 1 -> new Outcome.Degraded("one retry");
      case 2 ->
          new Outcome.Failed(
              pick(List.of(Reason.values())),
              pick(List.of("send", "open chat")),
              random.nextBoolean() ? "login" : null,
              "no answer");
      case 3 -> new Outcome.Excluded("outside office hours");
      case 4 -> new Outcome.Inconclusive(pick(List.of(Cause.values())), "no network");
      default -> new Outcome.Passed();
    };
  }

  private Entry backends() {
    long known = 1_000L * (1 + random.nextInt(60));
    long allUp = random.nextInt((int) known + 1);
    return new Entry.OfBackends(
        id(),
        pick(JOURNEYS.values()),
        pick(REGIONS),
        Resolution.MINUTE.floor(moment()),
        new BackendTime(known + 2 * allUp, 3 * known, allUp, known));
  }

  private Entry declaration() {
    var region = pick(REGIONS);
    var journeys = new ArrayList<DeclaredJourney>();
    for (var name : List.of("chat", "mail", "buy", "login")) {
      if (random.nextInt(5) > 0) {
        var service = name.equals("mail") && random.nextInt(3) == 0 ? "shop" : JOURNEYS.get(name);
        journeys.add(journey(name, service, pick(List.of(30, 30, 60, 150, 300))));
      }
    }
    var services = new ArrayList<DeclaredService>();
    services.add(service("group", formula(List.of("bank", "auth"))));
    services.add(service("bank", formula(List.of("support", "shop", "auth"))));
    if (random.nextBoolean()) {
      services.add(service("all", formula(List.of("group", "shop", "nobody"))));
    }
    return new Entry.OfDeclaration(
        id(), new Declaration(region, "abc" + ids, moment(), journeys, services));
  }

  private Formula formula(List<String> parts) {
    return switch (random.nextInt(4)) {
      case 0 -> new Formula.All(parts);
      case 1 -> new Formula.Any(parts);
      case 2 -> new Formula.AtLeast(1 + random.nextInt(parts.size()), parts);
      default -> {
        var weights = new LinkedHashMap<String, Double>();
        parts.forEach(part -> weights.put(part, 0.5 + random.nextInt(3)));
        yield new Formula.Weighted(weights);
      }
    };
  }

  private static DeclaredJourney journey(String name, @Nullable String service, int seconds) {
    return new DeclaredJourney(
        name,
        "The " + name,
        String.valueOf(service),
        Duration.ofSeconds(seconds),
        Duration.ofMillis(1_234),
        Duration.ofSeconds(90),
        List.of(
            new Objective.Availability(0.999, new Objective.Month()),
            new Objective.Latency(
                0.95,
                Duration.ofSeconds(3),
                "delivery",
                new Objective.Rolling(Duration.ofDays(30)))));
  }

  private static DeclaredService service(String name, Formula formula) {
    return new DeclaredService(
        name,
        "The " + name,
        formula,
        new LinkedHashSet<>(List.of("one", "two")),
        List.of(new Objective.Availability(0.99, new Objective.Rolling(Duration.ofDays(7)))));
  }

  /** A moment among few minutes of three days, so that many a minute has several runs. */
  private Instant moment() {
    long minutes = random.nextInt(5) * 1_000L + random.nextInt(40);
    return NOON.minus(LENGTH).plusSeconds(60 * minutes).plusMillis(random.nextInt(60_000));
  }

  /** A window that touches the time of the entries. */
  public Window window() {
    var from = NOON.minus(LENGTH).plusSeconds(random.nextInt((int) LENGTH.toSeconds()));
    return new Window(from, from.plusSeconds(random.nextInt(2 * (int) LENGTH.toSeconds())));
  }

  /** Of 0 up to {@code bound}, that excluded. */
  public int number(int bound) {
    return random.nextInt(bound);
  }

  private String id() {
    return prefix + ids++;
  }

  private <T> T pick(Collection<T> from) {
    return pick(from.stream().sorted().toList());
  }

  private <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }
}
