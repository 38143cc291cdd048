package dev.nines.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.nines.journey.Backends;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.report.JourneyReport;
import dev.nines.report.Question;
import dev.nines.report.Report;
import dev.nines.report.Reporter;
import dev.nines.slo.Window;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;

/** The account of the same runs, kept and read as the daemon does, held against the counters. */
final class Books implements Recorder {

  private static final Offset<Double> EXACTLY = within(1e-9);

  private final Recorder recorder;
  private final History history;
  private final Journey journey;
  private final InstantSource clock;
  private final Instant begin;
  private final Queue<CompletableFuture<@Nullable Void>> written = new ConcurrentLinkedQueue<>();

  Books(
      Recorder recorder,
      History history,
      Journey journey,
      List<Service> services,
      InstantSource clock) {
    this.recorder = recorder;
    this.history = history;
    this.journey = journey;
    this.clock = clock;
    this.begin = clock.instant();
    var _ = record(new Entry.OfDeclaration("declared", declaration(services)));
  }

  private Declaration declaration(List<Service> services) {
    var declared = new ArrayList<DeclaredService>();
    for (var service : services) {
      Backends backends = service.backends();
      declared.add(
          new DeclaredService(
              service.name(),
              service.title(),
              service.formula(),
              backends == null ? Set.of() : backends.names(),
              service.objectives()));
    }
    return new Declaration(
        "here",
        "example",
        begin,
        List.of(
            new DeclaredJourney(
                journey.name(),
                journey.title(),
                journey.service(),
                journey.interval(),
                Duration.ZERO,
                // Nothing was missed yet: here the test is the schedule.
                Duration.ofHours(1),
                journey.objectives())),
        declared);
  }

  @Override
  public CompletableFuture<@Nullable Void> record(Entry entry) {
    var durable = recorder.record(entry);
    written.add(durable);
    return durable;
  }

  /** What the account says of the journey and its service. */
  Report report(Window window) {
    written.forEach(CompletableFuture::join);
    return new Reporter(history.account(), history.declarations(), clock)
        .report(Question.everything(window));
  }

  private Report report() {
    return report(new Window(begin, clock.instant()));
  }

  private JourneyReport journey() {
    return report().journeys().getFirst();
  }

  Instant begin() {
    return begin;
  }

  /** The account and the counters tell the same of the same runs. */
  void agreeWith(Numbers counters) {
    var numbers = journey().numbers();
    for (var outcome : List.of("passed", "degraded", "failed", "excluded", "inconclusive")) {
      long counted =
          switch (outcome) {
            case "passed" -> numbers.runs().passed();
            case "degraded" -> numbers.runs().degraded();
            case "failed" -> numbers.runs().failed();
            case "excluded" -> numbers.runs().excluded();
            default -> numbers.runs().inconclusive();
          };
      assertThat((double) counted).as("%s runs", outcome).isEqualTo(counters.runs(outcome));
    }
    same("availability", numbers.availability(), counters.availability());
    same("own availability", numbers.ownAvailability(), counters.ownAvailability());
    same("uptime by requests", numbers.uptime().requests(), counters.uptimeByRequests());
    same("coverage", numbers.coverage().value(), counters.coverage());
  }

  /** The time of backends too, once all of it is handed over. In percent. */
  void agreeOnBackends(double backends, double all) {
    for (var service : report().services()) {
      if (service.numbers().uptime().backends() != null) {
        same("backends", service.numbers().uptime().backends(), backends);
        same("all", service.numbers().uptime().all(), all);
      }
    }
  }

  private static void same(String what, @Nullable Double share, double percent) {
    if (share == null) {
      assertThat(percent).as("%s was not measured", what).isNaN();
    } else {
      assertThat(share * 100).as(what).isEqualTo(percent, EXACTLY);
    }
  }
}
