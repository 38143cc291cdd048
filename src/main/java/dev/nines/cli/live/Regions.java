package dev.nines.cli.live;

import dev.nines.outcome.RunEvent;
import dev.nines.outcome.RunEvent.RunEnded;
import dev.nines.outcome.RunEvent.RunStarted;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * What is kept for each region, found by the events of the runs in it. Not safe between threads.
 */
final class Regions<T> {

  private final Map<String, T> byName = new LinkedHashMap<>();
  private final Map<String, String> byRun = new HashMap<>();

  Regions(List<String> names, Function<String, T> make) {
    names.forEach(name -> byName.put(name, make.apply(name)));
  }

  /** What is kept for the region of an event; empty where the region is none of these. */
  Optional<T> of(RunEvent event) {
    if (event instanceof RunStarted started) {
      byRun.put(started.runId(), started.region());
    } else if (event instanceof RunEnded(var run)) {
      byRun.put(run.id(), run.region());
    }
    var region = byRun.get(event.runId());
    return region == null ? Optional.empty() : Optional.ofNullable(byName.get(region));
  }

  void forEach(BiConsumer<String, T> what) {
    byName.forEach(what);
  }

  T get(String name) {
    return Objects.requireNonNull(byName.get(name));
  }
}
