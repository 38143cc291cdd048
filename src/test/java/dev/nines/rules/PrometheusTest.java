package dev.nines.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.practice.Faults;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.slo.Ratio;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.yaml.Loaded;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real Prometheus scrapes a real prober that plays against the practice chat with its faults
 * switched on, and records what the rules say; the history keeps the same runs beside it.
 */
class PrometheusTest {

  private static final String CHAT =
      """
      journey: support-chat
      service: chat-support
      interval: 30s
      timeout: 5s
      actors:
        customer: { url: "${env.CHAT}", timeout: 1s, retry: 1 }
      when:
        require:
          - step: somebody is there
            get: /api/operators
            as: customer
            expect: json.online >= 1
      steps:
        - step: open chat
          as: customer
          post: /api/chats
          json: { topic: cards }
          store: { chat: json.id }
        - step: authenticate
          as: customer
          post: /api/chats/${chat}/login
          json: { user: "${secret.CUSTOMER}", password: "${secret.CUSTOMER_PASSWORD}" }
          dependency: login
      objectives:
        - availability: 90%
          window: 1d
        - latency: 50% < 500ms
          window: 6h
      """;

  private static final String SITE =
      """
      journey: website
      interval: 30s
      timeout: 5s
      actors:
        customer: { url: "${env.CHAT}", timeout: 1s }
      steps:
        - step: look
          as: customer
          get: /api/operators
          expect: status == 200
      """;

  private static final String BOTH =
      """
      service: customer-care
      all: [chat-support, website]
      objectives:
        - availability: 99%
          window: 7d
      """;

  private final PracticeChat chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
  private final Loaded loaded = ScrapedProber.load(CHAT, SITE, BOTH);
  @TempDir private Path folder;

  @AfterEach
  void close() {
    chat.close();
  }

  private ScrapedProber prober(int port) throws Exception {
    return new ScrapedProber(
        loaded, Map.of("CHAT", chat.uri().toString()), folder.resolve("nines.db"), port);
  }

  /** Good runs, slow ones, failed ones of three kinds, excluded and inconclusive ones. */
  private void everything(ScrapedProber prober) throws InterruptedException {
    prober.play(6);
    chat.faults(Faults.none().withErrorShare(0.4));
    prober.play(8);
    chat.faults(Faults.none().withErrorShare(1));
    prober.play(2);
    chat.faults(Faults.none().withLoginDown(true));
    prober.play(3);
    chat.faults(Faults.none().withLatency(Duration.ofMillis(600)));
    prober.play(3);
    chat.faults(Faults.none().withNoOperators(true));
    prober.play(2);
    chat.faults(Faults.none().withLateAnswers(Duration.ofMillis(1_500)));
    prober.connected(false);
    prober.play(2);
    prober.connected(true);
    chat.faults(Faults.none());
    prober.play(2);
  }

  private static double scraped(Prometheus prometheus, String outcomes) throws Exception {
    return prometheus
        .value("sum(nines_runs_total{outcome=\"%s\"}) or vector(0)".formatted(outcomes))
        .orElseThrow();
  }

  /** A prober alone, then two at once, then the newer alone, then the older started again. */
  @Test
  void whatPrometheusRecordsIsWhatTheHistoryKeeps() throws Exception {
    var begin = Instant.now();
    var ports = List.of(Prometheus.freePort(), Prometheus.freePort());
    try (var prometheus =
        Prometheus.start(folder, new Catalogue(loaded.journeys(), loaded.services()), ports)) {
      try (var newer = prober(ports.getLast())) {
        try (var older = prober(ports.getFirst())) {
          // Prometheus takes five seconds to begin with its targets: as five minutes here.
          prometheus.await("count(nines_build_info)", seen -> seen == 2);
          // A minute's growth is between two looks, the earlier of which must have seen them.
          prometheus.goOn(3);
          everything(older);
          var alone = older.account(until(begin));
          assertThat(alone.outcomes().all()).isEqualTo(2 * 28);
          // A run is due before it has ended: what was scraped since has everything.
          prometheus.goOn(2);
          assertThat(prometheus.value("sum(nines_runs_due_total)"))
              .hasValue((double) alone.outcomes().all());
          countersAreExact(prometheus, alone);

          chat.faults(Faults.none().withErrorShare(0.3));
          try (var both = Executors.newVirtualThreadPerTaskExecutor()) {
            var one = both.submit(() -> play(older, 5));
            var other = both.submit(() -> play(newer, 5));
            assertThat(one.get() && other.get()).isTrue();
          }
          // What an ending prober counts after its last scrape, nobody sees.
          prometheus.goOn(2);
        }
        newer.play(4);
        // It begins again where the older was, and plays before it is scraped.
        try (var again = prober(ports.getFirst())) {
          again.play(7);
          chat.faults(Faults.none());
          newer.play(3);
          again.settle();
          var account = newer.account(until(begin));
          assertThat(account.outcomes().all()).isEqualTo(2 * (28 + 10 + 4 + 7 + 3));
          var ranges = List.of("6h", "1d", "7d");
          for (var range : ranges) {
            // Until what was seen last is in a minute, and that minute in a tile.
            prometheus.await(
                "sum(service_region_outcome_dependency:nines_runs:increase%s{service=\"customer-care\"})"
                    .formatted(range),
                runs -> Math.round(runs) == account.outcomes().all());
          }
          // What is made of them is evaluated after them.
          prometheus.goOn(5);
          for (var range : ranges) {
            countsAreExact(prometheus, account, range);
            sharesAreRight(prometheus, account, range);
          }
          assertThat(prometheus.failures()).isZero();
        }
      }
    }
  }

  private static Window until(Instant begin) {
    return new Window(begin, Instant.now().plusSeconds(60));
  }

  private static boolean play(ScrapedProber prober, int times) throws InterruptedException {
    prober.play(times);
    return true;
  }

  private static void countersAreExact(Prometheus prometheus, Tally tally) throws Exception {
    var outcomes = tally.outcomes();
    assertThat(scraped(prometheus, "passed")).isEqualTo((double) outcomes.passed());
    assertThat(scraped(prometheus, "degraded")).isEqualTo((double) outcomes.degraded());
    assertThat(scraped(prometheus, "failed")).isEqualTo((double) outcomes.failed());
    assertThat(scraped(prometheus, "excluded")).isEqualTo((double) outcomes.excluded());
    assertThat(scraped(prometheus, "inconclusive")).isEqualTo((double) outcomes.inconclusive());
    assertThat(
            prometheus
                .value("sum(nines_runs_total{outcome=\"failed\", dependency!=\"\"})")
                .orElseThrow())
        .isEqualTo((double) outcomes.failedByDependency());
    assertThat(prometheus.value("sum(nines_attempts_total{server=\"up\"})").orElseThrow())
        .isEqualTo((double) tally.servers().up());
    assertThat(prometheus.value("sum(nines_attempts_total{server=\"down\"})").orElseThrow())
        .isEqualTo((double) tally.servers().down());
    var kept = tally.details().promises().values().iterator().next();
    assertThat(
            prometheus
                .value("sum(nines_latency_objective_runs_total{kept=\"true\"})")
                .orElseThrow())
        .isEqualTo((double) kept.kept());
    assertThat(prometheus.value("sum(nines_latency_objective_runs_total)").orElseThrow())
        .isEqualTo((double) kept.measured());
    // Every kind of outcome was really met.
    assertThat(
            List.of(
                outcomes.passed(),
                outcomes.degraded(),
                outcomes.failed() - outcomes.failedByDependency(),
                outcomes.failedByDependency(),
                outcomes.excluded(),
                outcomes.inconclusive()))
        .allMatch(count -> count > 0);
  }

  /** Over restarts and replicas, when no single counter knows it all any more. */
  private static void countsAreExact(Prometheus prometheus, Tally tally, String range)
      throws Exception {
    var outcomes = tally.outcomes();
    var counted = new LinkedHashMap<String, Long>();
    counted.put("outcome=\"passed\"", outcomes.passed());
    counted.put("outcome=\"degraded\"", outcomes.degraded());
    counted.put("outcome=\"failed\"", outcomes.failed());
    counted.put("outcome=\"failed\", dependency!=\"\"", outcomes.failedByDependency());
    counted.put("outcome=\"excluded\"", outcomes.excluded());
    counted.put("outcome=\"inconclusive\"", outcomes.inconclusive());
    var recorded = new LinkedHashMap<String, Long>();
    for (var labels : counted.keySet()) {
      var runs =
          "sum(service_region_outcome_dependency:nines_runs:increase%s{service=\"customer-care\", %s})"
              .formatted(range, labels);
      recorded.put(labels, Math.round(prometheus.value(runs).orElseThrow()));
    }
    assertThat(recorded).as(range).isEqualTo(counted);
  }

  /** Over both journeys, which an integral service pools. */
  private static void sharesAreRight(Prometheus prometheus, Tally tally, String range)
      throws Exception {
    share(prometheus, "nines_availability", range, tally.availability());
    share(prometheus, "nines_own_availability", range, tally.ownAvailability());
    share(prometheus, "nines_degraded", range, tally.degraded());
    share(prometheus, "nines_uptime_requests", range, tally.uptimeByRequests());
    share(prometheus, "nines_coverage", range, tally.coverage(tally.outcomes().all()));
  }

  private static void share(Prometheus prometheus, String measure, String range, Ratio counted)
      throws Exception {
    var name = "service:" + measure + ":ratio_rate" + range + "{service=\"customer-care\"}";
    double recorded = prometheus.value(name).orElseThrow(() -> new AssertionError(name));
    assertThat(recorded * (double) counted.whole())
        .as("%s, of %d", name, counted.whole())
        .isCloseTo((double) counted.part(), within(0.49));
  }
}
