package dev.nines.rules;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.journey.Durations;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.DoublePredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Prometheus of our own on a free port, for which time runs 60 times faster: a minute of the
 * rules is a second, and it scrapes twice in it.
 */
public final class Prometheus implements AutoCloseable {

  /** A length of time that is no part of a name. */
  private static final Pattern LENGTH =
      Pattern.compile("(\\[|offset |interval: |for: )((?:\\d+(?:d|h|ms|m|s))+)");

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Path log;
  private final Process process;
  private final int port;

  private Prometheus(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /** One that records. */
  static Prometheus start(Path folder, Catalogue catalogue, List<Integer> ports)
      throws IOException, InterruptedException {
    var rules = RuleText.prometheus(RecordingRules.of(catalogue, "nines"), "");
    return start(folder, rules, ports, List.of());
  }

  /**
   * Starts one. Where none is installed the test is skipped, but not in CI.
   *
   * @param folder for its data
   * @param rules a rule file
   * @param ports of the loopback address, to scrape
   * @param alertmanagers whom it tells of alerts, each a host and a port
   */
  public static Prometheus start(
      Path folder, String rules, List<Integer> ports, List<String> alertmanagers)
      throws IOException, InterruptedException {
    Files.writeString(folder.resolve("rules.yaml"), quick(rules));
    Files.writeString(
        folder.resolve("prometheus.yml"),
        """
        global: { scrape_interval: 500ms, scrape_timeout: 500ms, evaluation_interval: 1s }
        rule_files: [rules.yaml]
        alerting: { alertmanagers: [ { static_configs: [ { targets: [%s] } ] } ] }
        scrape_configs:
        - job_name: nines
          static_configs: [ { targets: [%s] } ]
        """
            .formatted(
                quoted(alertmanagers),
                quoted(ports.stream().map(port -> "127.0.0.1:" + port).toList())));
    var log = folder.resolve("log.txt");
    int port = freePort();
    var prometheus = new Prometheus(process(folder, log, port), log, port);
    prometheus.await("vector(1)", value -> value == 1);
    return prometheus;
  }

  private static String quoted(List<String> targets) {
    return targets.stream().collect(Collectors.joining("\", \"", "\"", "\""));
  }

  /** One that nobody listens on now. */
  public static int freePort() throws IOException {
    try (var free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  private static Process process(Path folder, Path log, int port) throws IOException {
    try {
      return new ProcessBuilder(
              "prometheus",
              "--config.file=" + folder.resolve("prometheus.yml"),
              "--storage.tsdb.path=" + folder.resolve("data"),
              "--web.listen-address=127.0.0.1:" + port,
              "--enable-feature=exemplar-storage",
              "--log.level=warn")
          .redirectErrorStream(true)
          .redirectOutput(log.toFile())
          .start();
    } catch (IOException e) {
      if (!"true".equals(System.getenv("CI"))) {
        System.err.println("skipped: no prometheus (Debian: apt-get install prometheus): " + e);
        assumeTrue(false, "prometheus is on the PATH");
      }
      throw e;
    }
  }

  private static String quick(String rules) {
    return LENGTH
        .matcher(rules)
        .replaceAll(length ->
            Matcher.quoteReplacement(length.group(1))
                + quick(Durations.parse(length.group(2)), length.group(1).startsWith("offset"))
                + "ms")
        .replace("(60 / ", "(1 / ")
        .replace("time() - 300", "time() - 5")
        .replace("time() - 120", "time() - 2");
  }

  /** A scrape takes as long as ever, so what waits for it waits a second and not a quarter. */
  private static long quick(Duration length, boolean offset) {
    return length.toMillis() / 60 + (offset ? 750 : 0);
  }

  /** The one value of an expression now. */
  public OptionalDouble value(String expression) throws IOException, InterruptedException {
    var result = ask("query?query=", expression).path("result");
    if (result.size() > 1) {
      throw new AssertionError(expression + " has " + result.size() + " values: " + result);
    }
    return result.isEmpty() ? OptionalDouble.empty() : OptionalDouble.of(number(result.get(0)));
  }

  /** The values of a label of the series that a selector finds, in order. */
  public List<String> values(String selector, String label)
      throws IOException, InterruptedException {
    var found = new ArrayList<String>();
    ask("label/" + label + "/values?match%5B%5D=", selector)
        .forEach(value -> found.add(value.asText()));
    return found;
  }

  /** The exemplars of the series that a selector finds, of the last hour. */
  public List<Map<String, String>> exemplars(String selector)
      throws IOException, InterruptedException {
    long now = System.currentTimeMillis() / 1_000;
    var found = new ArrayList<Map<String, String>>();
    for (var series :
        ask(
            "query_exemplars?start=%d&end=%d&query=".formatted(now - 3_600, now + 3_600),
            selector)) {
      for (var exemplar : series.path("exemplars")) {
        var labels = new TreeMap<String, String>();
        exemplar
            .path("labels")
            .properties()
            .forEach(label -> labels.put(label.getKey(), label.getValue().asText()));
        found.add(labels);
      }
    }
    return found;
  }

  private JsonNode ask(String path, String expression) throws IOException, InterruptedException {
    var address =
        "http://127.0.0.1:%d/api/v1/%s%s"
            .formatted(port, path, URLEncoder.encode(expression, StandardCharsets.UTF_8));
    var request =
        HttpRequest.newBuilder(URI.create(address)).timeout(Duration.ofSeconds(20)).build();
    var response = client.send(request, BodyHandlers.ofString());
    if (response.statusCode() == 503) {
      throw new ConnectException("it is not ready");
    }
    var answer = json.readTree(response.body());
    if (!answer.path("status").asText().equals("success")) {
      throw new AssertionError(expression + ": " + answer);
    }
    return answer.path("data");
  }

  private static double number(JsonNode sample) {
    return Double.parseDouble(sample.at("/value/1").asText());
  }

  /** Asks until the value is as wished. */
  public double await(String expression, DoublePredicate wish)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    OptionalDouble last = OptionalDouble.empty();
    while (System.nanoTime() < end && process.isAlive()) {
      try {
        last = value(expression);
        if (last.isPresent() && wish.test(last.getAsDouble())) {
          return last.getAsDouble();
        }
      } catch (ConnectException _) {
        // It has not come up yet.
      }
      process.waitFor(100, TimeUnit.MILLISECONDS);
    }
    throw new AssertionError(expression + " is " + last + "\n" + Files.readString(log));
  }

  /** Waits until all rules were evaluated so many seconds after everything that was scraped. */
  void goOn(int seconds) throws IOException, InterruptedException {
    double now = await("vector(time())", _ -> true);
    await("vector(time())", time -> time >= now + seconds);
  }

  /** How many evaluations of rules have failed. */
  double failures() throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
    return client
        .send(request, BodyHandlers.ofString())
        .body()
        .lines()
        .filter(line -> line.startsWith("prometheus_rule_evaluation_failures_total{"))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
