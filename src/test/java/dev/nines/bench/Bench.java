package dev.nines.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Measures, prints a table for each part, and keeps the numbers as JSON. */
public final class Bench {

  private static final Path KEPT = Path.of("target", "bench.json");

  private Bench() {}

  /** Measures the parts that {@code arguments} name; all but the longest where there are none. */
  public static void main(String... arguments) throws Exception {
    Map<String, Part> parts = new LinkedHashMap<>();
    parts.put("side-by-side", new SideBySide());
    parts.put("schedule", new Punctuality());
    parts.put("loading", new LoadingTimes());
    parts.put("start", new Starting());
    parts.put("serve", new Serving());
    parts.put("history", new Keeping());
    parts.put("asking", new Asking());
    parts.put("sudden-ends", new Killing());
    parts.put("detection", new Detecting());
    parts.put("browser", new Browsing());
    parts.put("browser-soak", new LongBrowsing());
    parts.put("browser-kills", new KilledBrowsers());
    var usual = new LinkedHashSet<>(parts.keySet());
    parts.put("day", new DayInFastMotion());
    var wanted = arguments.length == 0 ? usual : Set.of(arguments);
    if (!parts.keySet().containsAll(wanted)) {
      System.err.println("bench: the parts are " + String.join(", ", parts.keySet()));
      System.exit(2);
    }
    var java = new Java(flags());
    var result = JsonNodeFactory.instance.objectNode();
    result
        .put("when", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString())
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("java", Runtime.version().toString());
    try (var workbench = Workbench.open()) {
      for (var part : parts.entrySet()) {
        if (wanted.contains(part.getKey())) {
          part.getValue().measure(workbench, java, result.putObject(part.getKey()));
        }
      }
    }
    Files.createDirectories(KEPT.getParent());
    new ObjectMapper().writerWithDefaultPrettyPrinter().writeValue(KEPT.toFile(), result);
    System.out.println();
    System.out.println("All numbers are in " + KEPT + ".");
  }

  /** Those of the launcher, so that what is measured is what is used. */
  private static List<String> flags() {
    return Stream.of(System.getProperty("nines.flags", "").split(" ", -1))
        .filter(flag -> !flag.isBlank())
        .toList();
  }
}
