package dev.nines.app;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.nines.outcome.Run;
import dev.nines.practice.Faults;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.schedule.Timetable;
import dev.nines.slo.Window;
import dev.nines.store.RunLog.Query;
import dev.nines.store.sql.Databases;
import dev.nines.store.sql.Postgres;
import dev.nines.store.sql.SqlHistory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two packaged daemons on one PostgreSQL: one is killed, another ends as it is told to. */
class ReplicasIT {

  private static final Duration INTERVAL = Duration.ofSeconds(10);
  private static final int JOURNEYS = 12;
  private static final Pattern PLAYED =
      Pattern.compile("^nines_journeys_played (\\S+)", Pattern.MULTILINE);

  @TempDir private Path folder;
  private PracticeChat chat;
  private String history;
  private final List<DaemonProcess> daemons = new ArrayList<>();

  @BeforeEach
  void write() throws Exception {
    chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
    history = Postgres.running().freshUrl();
    var journeys = Files.createDirectory(folder.resolve("journeys"));
    for (int i = 0; i < JOURNEYS; i++) {
      Files.writeString(
          journeys.resolve("chat-" + i + ".yaml"),
          """
          journey: chat-%d
          service: chat
          interval: 10s
          timeout: 2s
          actors:
            customer: { url: "${env.CHAT_URL}", timeout: 1900ms }
          steps:
            - step: open chat
              post: /api/chats
              json: { topic: cards }
              expect: status == 201
          """
              .formatted(i));
    }
  }

  @AfterEach
  void end() {
    daemons.forEach(DaemonProcess::close);
    chat.close();
  }

  /** Somebody who is told, and what came: its kind, and which trouble it is of. */
  private HttpServer desk(BlockingQueue<String> told) throws IOException {
    var desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/",
        exchange -> {
          var notice = new ObjectMapper().readTree(exchange.getRequestBody());
          told.add(notice.path("kind").asText() + " " + notice.path("id").asText());
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    desk.start();
    Files.writeString(
        folder.resolve("journeys").resolve("desk.yaml"),
        "receiver: desk\nwebhook: { url: \"http://127.0.0.1:%d/\" }\n"
            .formatted(desk.getAddress().getPort()));
    return desk;
  }

  private boolean delivered() {
    try (var kept = SqlHistory.read(Databases.postgresql(history, "postgres", "postgres"))) {
      return kept.documents().open("delivery").stream()
          .anyMatch(each -> !each.body().contains("\"told\":0"));
    }
  }

  private static boolean leads(String metrics) {
    return metrics.contains("\nnines_replica_leads 1.0");
  }

  @Test
  void aTroubleIsToldOnceThoughWhoToldOfItIsKilled() throws Exception {
    for (int i = 1; i < JOURNEYS; i++) {
      Files.delete(folder.resolve("journeys").resolve("chat-" + i + ".yaml"));
    }
    var journey = folder.resolve("journeys").resolve("chat-0.yaml");
    Files.writeString(
        journey,
        Files.readString(journey) + "alerts: { failures: off, no run: off, coverage: off }\n");
    var told = new LinkedBlockingQueue<String>();
    var desk = desk(told);
    try {
      var first = start("nines-0");
      first.eventually("/metrics", ReplicasIT::leads);
      var second = start("nines-1");
      second.eventually("/metrics", metrics -> metrics.contains("\nnines_replicas 2.0"));
      chat.faults(Faults.none().withErrorShare(1));
      var opened = told.poll(90, TimeUnit.SECONDS);
      assertThat(opened).startsWith("opened ");
      // What is not in the history yet when its sender is killed is sent again.
      first.eventually("/metrics", _ -> delivered());

      first.close();
      second.eventually("/metrics", ReplicasIT::leads);
      int before = runs().size();
      second.eventually("/metrics", _ -> runs().size() >= before + 3);
      assertThat(told).as("it was told already").isEmpty();

      chat.faults(Faults.none());
      assertThat(told.poll(90, TimeUnit.SECONDS)).isEqualTo(opened.replace("opened", "resolved"));
      assertThat(told).isEmpty();
      assertThat(second.get("/api/v1/incidents")).contains("\"resolved\"");
    } finally {
      desk.stop(0);
    }
  }

  private DaemonProcess start(String name) throws IOException {
    var daemon =
        DaemonProcess.start(
            List.of("--journeys", folder.resolve("journeys").toString()),
            history,
            Map.of(
                "CHAT_URL",
                chat.uri().toString(),
                "NINES_HISTORY_USER",
                "postgres",
                "NINES_HISTORY_PASSWORD",
                "postgres"),
            "--region",
            "eu-1",
            "--replica",
            name,
            "--lease",
            "6s",
            "--spill",
            folder.resolve(name + ".spill").toString(),
            "--evidence",
            folder.resolve(name + ".evidence").toString());
    daemons.add(daemon);
    return daemon;
  }

  private static double number(String metrics, Pattern pattern) {
    return pattern
        .matcher(metrics)
        .results()
        .mapToDouble(match -> Double.parseDouble(match.group(1)))
        .sum();
  }

  private static Predicate<String> plays(Predicate<Double> wish) {
    return metrics -> PLAYED.matcher(metrics).find() && wish.test(number(metrics, PLAYED));
  }

  private List<Run> runs() {
    try (var kept = SqlHistory.read(Databases.postgresql(history, "postgres", "postgres"))) {
      var all = new Window(Instant.EPOCH, Instant.now().plus(Duration.ofHours(1)));
      return kept.runs().runs(new Query(all, null, "eu-1", Set.of(), null, 1_000));
    }
  }

  private static void noneTwice(List<Run> runs) {
    assertThat(runs.stream().map(run -> run.journey() + " " + run.scheduled()).toList())
        .doesNotHaveDuplicates();
  }

  /** The starts of a journey between its first run and its last that have no run. */
  private static Set<Instant> unmade(String journey, List<Run> runs) {
    var made = new TreeSet<Instant>();
    runs.forEach(run -> made.add(run.scheduled()));
    var unmade = new TreeSet<Instant>();
    for (var due = made.first(); due.isBefore(made.last()); due = due.plus(INTERVAL)) {
      if (!made.contains(due)) {
        unmade.add(due);
      }
    }
    assertThat(Timetable.of(journey, "eu-1", INTERVAL).next(made.first())).isEqualTo(made.first());
    return unmade;
  }

  private static long overdue(String metrics, String journey) {
    return (long)
        number(
            metrics,
            Pattern.compile("nines_runs_overdue_total\\{journey=\"" + journey + "\"[^}]*} (\\S+)"));
  }

  @Test
  void whatOneLeavesAnotherTakesOver() throws Exception {
    var first = start("nines-0");
    first.eventually("/metrics", plays(count -> count == JOURNEYS));
    var second = start("nines-1");
    second.eventually("/metrics", plays(count -> count > 0));
    first.eventually("/metrics", plays(count -> count < JOURNEYS));
    first.eventually(
        "/metrics", _ -> runs().stream().map(Run::journey).distinct().count() == JOURNEYS);
    assertThat(number(first.get("/metrics"), PLAYED) + number(second.get("/metrics"), PLAYED))
        .isEqualTo(JOURNEYS);

    var killed = Instant.now();
    first.close();
    second.eventually("/metrics", plays(count -> count == JOURNEYS));
    var taken = Duration.between(killed, Instant.now());
    second.eventually(
        "/metrics",
        _ ->
            runs().stream()
                    .filter(run -> run.scheduled().isAfter(killed.plusSeconds(8)))
                    .map(Run::journey)
                    .distinct()
                    .count()
                == JOURNEYS);
    var runs = runs();
    noneTwice(runs);
    var metrics = second.get("/metrics");
    long missed = 0;
    for (var each : runs.stream().collect(groupingBy(Run::journey)).entrySet()) {
      var unmade = unmade(each.getKey(), each.getValue());
      missed += unmade.size();
      assertThat(overdue(metrics, each.getKey()))
          .as("%s has no run at %s", each.getKey(), unmade)
          .isEqualTo(unmade.size());
      var next =
          each.getValue().stream()
              .map(Run::scheduled)
              .filter(killed::isBefore)
              .min(Instant::compareTo)
              .orElseThrow();
      assertThat(Duration.between(killed, next))
          .as(each.getKey())
          .isLessThanOrEqualTo(INTERVAL.multipliedBy(2));
    }
    System.out.printf(
        "taken over after %d ms; %d of %d starts missed%n",
        taken.toMillis(), missed, missed + runs.size());

    var third = start("nines-0");
    third.eventually("/metrics", plays(count -> count > 0));
    second.eventually("/metrics", plays(count -> count < JOURNEYS));
    var told = Instant.now();
    second.process().destroy();
    third.eventually("/metrics", plays(count -> count == JOURNEYS));
    var handed = Duration.between(told, Instant.now());
    var later = Instant.now();
    third.eventually(
        "/metrics",
        _ ->
            runs().stream()
                    .filter(run -> run.scheduled().isAfter(later))
                    .map(Run::journey)
                    .distinct()
                    .count()
                == JOURNEYS);
    System.out.printf("handed over after %d ms%n", handed.toMillis());
    var all = runs();
    noneTwice(all);
    all.stream()
        .filter(run -> run.scheduled().isAfter(killed.plusSeconds(20)))
        .collect(groupingBy(Run::journey))
        .forEach((journey, made) -> assertThat(unmade(journey, made)).as(journey).isEmpty());
  }
}
