package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.nines.app.DaemonProcess;
import dev.nines.deploy.Dashboard.Variable;
import dev.nines.practice.Faults;
import dev.nines.practice.PracticeChat;
import dev.nines.practice.PracticeOptions;
import dev.nines.rules.Prometheus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Asks a real Prometheus everything that the dashboards ask. It records by the committed rules what
 * the packaged prober tells, which plays the example journeys, with an outage among their runs.
 */
class DashboardQueriesIT {

  private static final Map<String, String> LENGTHS =
      Map.of("__rate_interval", "1m", "__range", "1h", "__interval", "1m");

  /** What takes longest to come: of a journey in a browser, of four minutes, of an incident. */
  private static final List<String> LAST =
      List.of(
          "nines_page_largest_contentful_paint_seconds_count > 0",
          "service:nines_uptime_backends:ratio_rate30d",
          "service:nines_minutes_availability:ratio_rate30d",
          "service_region_outcome_dependency:nines_runs:increase30d{outcome=\"failed\", dependency=\"login\"} > 0",
          "nines_incidents_total > 0",
          "nines_browser_memory_bytes > 0",
          "nines_journey_load_failures",
          "service:nines_degraded:ratio_rate5m >= 0",
          "journey:nines_degraded:ratio_rate5m >= 0");

  @TempDir private Path folder;
  private PracticeChat chat;
  private HttpServer desk;
  private DaemonProcess daemon;
  private Prometheus prometheus;

  @BeforeEach
  void serve() throws Exception {
    chat = PracticeChat.start(PracticeOptions.defaults().withPort(0));
    desk = desk();
    var backends = chat.backendUris();
    daemon =
        DaemonProcess.start(
            journeys(),
            folder.resolve("nines.db"),
            Map.of(
                "CHAT_URL", chat.uri().toString(),
                "CHAT_BACKEND_1", backends.get(0).toString(),
                "CHAT_BACKEND_2", backends.get(1).toString(),
                "CHAT_BACKEND_3", backends.get(2).toString()),
            "--region",
            "eu-1");
    prometheus =
        Prometheus.start(
            Files.createDirectory(folder.resolve("prometheus")),
            Files.readString(Path.of("deploy/prometheus/nines-rules.yaml")),
            List.of(daemon.port()),
            List.of());
  }

  /** Somebody to be told. */
  private static HttpServer desk() throws IOException {
    var desk = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    desk.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    desk.start();
    return desk;
  }

  /** The examples at the pace of a test, somebody to be told, and a broken file. */
  private Path journeys() throws IOException {
    var made = Files.createDirectory(folder.resolve("journeys"));
    try (var files = Files.newDirectoryStream(Path.of("journeys"), "*.yaml")) {
      for (var file : files) {
        var quick =
            Files.readString(file)
                .replaceAll("(?m)^interval: .*", "interval: 1s")
                .replace("every: 5s", "every: 1s");
        Files.writeString(made.resolve(file.getFileName()), quick);
      }
    }
    Files.writeString(
        made.resolve("on-call.yaml"),
        "receiver: on-call\nwebhook: { url: \"http://127.0.0.1:%d/\" }\n"
            .formatted(desk.getAddress().getPort()));
    Files.writeString(made.resolve("broken.yaml"), "journey: broken\n");
    return made;
  }

  @AfterEach
  void end() {
    if (prometheus != null) {
      prometheus.close();
    }
    if (daemon != null) {
      daemon.close();
    }
    desk.stop(0);
    chat.close();
  }

  @Test
  void everyQueryOfEveryDashboardFindsSomething() throws Exception {
    daemon.eventually("/q/health/ready", health -> health.contains("\"UP\""));
    prometheus.await("sum(nines_runs_total{outcome=\"passed\"})", runs -> runs > 5);
    chat.faults(Faults.none().withLoginDown(true));
    prometheus.await("sum(nines_notices_total)", told -> told > 0);
    chat.faults(Faults.none());
    for (var series : LAST) {
      prometheus.await("count(" + series + ")", found -> found > 0);
    }
    var empty = new ArrayList<String>();
    for (var dashboard : Dashboard.all()) {
      var values = values(dashboard);
      for (var panel : dashboard.panels()) {
        for (var query : panel.queries()) {
          for (var window : query.contains("$window") ? values.get("window") : List.of("")) {
            var asked = query.replace("$window", window);
            if (!finds(asked, values)) {
              empty.add(dashboard.file() + ", " + panel.title() + ": " + asked);
            }
          }
        }
      }
    }
    assertThat(empty).isEmpty();
  }

  /** What each variable can be, as Grafana would ask for it. */
  private Map<String, List<String>> values(Dashboard dashboard) throws Exception {
    var values = new LinkedHashMap<String, List<String>>();
    for (var variable : dashboard.variables()) {
      var found = values(variable);
      assertThat(found).as(dashboard.file() + ", " + variable.name()).isNotEmpty();
      values.put(variable.name(), found);
    }
    return values;
  }

  private List<String> values(Variable variable) throws Exception {
    return switch (variable.type()) {
      case "datasource" -> List.of("prometheus");
      case "custom" -> variable.options();
      default -> {
        var found = prometheus.values(variable.selector(), variable.label());
        // Grafana puts several values together as alternatives.
        yield variable.multi() ? List.of(String.join("|", found)) : found;
      }
    };
  }

  /** Whether some choice of the journey or service brings numbers, which an empty share is not. */
  private boolean finds(String query, Map<String, List<String>> values) throws Exception {
    for (var journey : values.getOrDefault("journey", List.of(""))) {
      for (var service : values.getOrDefault("service", List.of(""))) {
        var asked = query.replace("$journey", journey).replace("$service", service);
        for (var other : List.of("region", "instance")) {
          asked = asked.replace("$" + other, values.getOrDefault(other, List.of("")).getFirst());
        }
        for (var length : LENGTHS.entrySet()) {
          asked = asked.replace("$" + length.getKey(), length.getValue());
        }
        assertThat(asked).doesNotContain("$");
        if (prometheus.value("count((" + asked + ") > -Inf)").isPresent()) {
          return true;
        }
      }
    }
    return false;
  }
}
