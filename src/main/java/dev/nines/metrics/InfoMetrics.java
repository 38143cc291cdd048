package dev.nines.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/** What the prober is, and which journeys it has loaded from where. */
public final class InfoMetrics {

  /** The most files that are named; the problems of the others are summed as {@code other}. */
  static final int MOST_FILES = 100;

  private final AtomicInteger loaded = new AtomicInteger();
  private final MultiGauge revision;
  private final MultiGauge failures;

  /**
   * What was built.
   *
   * @param revision of the source it was built from
   * @param java the version it runs on
   */
  public record Build(String version, String revision, String java) {}

  public InfoMetrics(MeterRegistry registry, Build build) {
    var registrar = new Registrar(registry, Tags.empty());
    registrar.gauge(
        Family.BUILD,
        () -> 1,
        "version",
        build.version(),
        "revision",
        build.revision(),
        "java",
        build.java());
    registrar.gauge(Family.JOURNEYS_LOADED, loaded::get);
    this.revision = multiple(registry, Family.JOURNEYS);
    this.failures = multiple(registry, Family.LOAD_FAILURES);
  }

  /**
   * The journeys were loaded.
   *
   * @param journeys how many are loaded now, last good versions included
   * @param revision of the files, such as a commit; "" where there is none
   * @param problems how many each file has that does not load now, by the file's name
   */
  public void loaded(int journeys, String revision, Map<String, Integer> problems) {
    loaded.set(journeys);
    this.revision.register(
        List.of(MultiGauge.Row.of(Tags.of("revision", Label.of(revision)), 1)), true);
    var byFile = new TreeMap<String, Integer>();
    for (var file : new TreeMap<>(problems).entrySet()) {
      var name = byFile.size() < MOST_FILES ? Label.of(file.getKey()) : "other";
      byFile.merge(name, file.getValue(), Integer::sum);
    }
    failures.register(
        byFile.entrySet().stream()
            .map(file -> MultiGauge.Row.of(Tags.of("file", file.getKey()), file.getValue()))
            .toList(),
        true);
  }

  private static MultiGauge multiple(MeterRegistry registry, Family family) {
    return MultiGauge.builder(family.id()).description(family.help()).register(registry);
  }
}
