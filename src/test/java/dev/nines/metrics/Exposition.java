package dev.nines.metrics;

import io.micrometer.core.instrument.MockClock;
import io.micrometer.prometheus.PrometheusConfig;
import io.micrometer.prometheus.PrometheusMeterRegistry;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.common.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Prometheus registry of its own, of the kind that Quarkus brings, and what it exposes in an
 * order that does not change.
 */
@SuppressWarnings("deprecation") // Quarkus brings the older of the two registries.
final class Exposition {

  final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(
          PrometheusConfig.DEFAULT, new CollectorRegistry(), new MockClock());

  String text() {
    return ordered(registry.scrape(TextFormat.CONTENT_TYPE_004));
  }

  String openMetrics() {
    return ordered(registry.scrape(TextFormat.CONTENT_TYPE_OPENMETRICS_100));
  }

  /** The lines that are samples of {@code name}. */
  List<String> samples(String name) {
    return text()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .toList();
  }

  /** Everything that names {@code journey}. */
  List<String> ofJourney(String journey) {
    return text().lines().filter(line -> line.contains("journey=\"" + journey + "\"")).toList();
  }

  /** The value of the one sample that begins with {@code series}, labels in alphabetical order. */
  double value(String series) {
    var found = text().lines().filter(line -> line.startsWith(series)).toList();
    if (found.size() != 1) {
      throw new AssertionError(found.size() + " samples are " + series + "; expected 1: " + found);
    }
    return valueOf(found.getFirst());
  }

  /** The value of a sample's line. */
  static double valueOf(String line) {
    return Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1));
  }

  /** Families by name, each one's series by their labels, the buckets of a series as they came. */
  private static String ordered(String scrape) {
    Map<String, List<String>> families = new TreeMap<>();
    var last = new ArrayList<String>();
    var family = new ArrayList<String>();
    for (var line : scrape.lines().toList()) {
      if (line.startsWith("# HELP ") || line.startsWith("# TYPE ")) {
        var name = line.split(" ", 4)[2];
        family = (ArrayList<String>) families.computeIfAbsent(name, _ -> new ArrayList<>());
      }
      (line.equals("# EOF") ? last : family).add(line);
    }
    var all = families.values().stream().flatMap(lines -> sorted(lines).stream());
    return java.util.stream.Stream.concat(all, last.stream())
        .collect(Collectors.joining("\n", "", "\n"));
  }

  private static List<String> sorted(List<String> family) {
    var lines = new ArrayList<>(family.stream().filter(line -> !line.startsWith("#")).toList());
    lines.sort(java.util.Comparator.comparing(Exposition::withoutBound));
    lines.addAll(0, family.stream().filter(line -> line.startsWith("#")).toList());
    return lines;
  }

  private static String withoutBound(String line) {
    var series = line.substring(0, line.lastIndexOf(' '));
    return series.replaceFirst(",?\\ble=\"[^\"]*\",?", "");
  }
}
