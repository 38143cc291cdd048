package dev.nines.store.sql;

import dev.nines.journey.Formula;
import dev.nines.slo.LastVerdict;
import dev.nines.store.Declaration;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is declared in one region, as the account needs to know it. Immutable but for what it has
 * worked out before; of one thread.
 */
final class InForce {

  private final long number;
  private final Set<String> journeys = new HashSet<>();
  private final Map<String, Formula> formulas = new HashMap<>();

  /** Between runs of a local service, by the most frequent of its journeys. */
  private final Map<String, Duration> intervals = new HashMap<>();

  /** Composed services, each behind all that it is composed of. */
  private final List<String> order;

  private final Map<String, List<String>> above = new HashMap<>();

  /**
   * @param number of the declaration; 0 where there is none
   */
  InForce(long number, @Nullable Declaration declaration) {
    this.number = number;
    if (declaration != null) {
      for (var each : declaration.journeys()) {
        journeys.add(each.name());
        intervals.merge(
            each.service(),
            each.interval(),
            (one, other) -> one.compareTo(other) < 0 ? one : other);
      }
      for (var service : declaration.services()) {
        if (service.formula() != null) {
          formulas.put(service.name(), service.formula());
        }
      }
    }
    var sorted = new LinkedHashSet<String>();
    formulas.keySet().forEach(service -> append(service, sorted, new HashSet<>()));
    order = List.copyOf(sorted);
  }

  private void append(String service, Set<String> sorted, Set<String> begun) {
    var formula = formulas.get(service);
    if (formula != null && begun.add(service)) {
      formula.services().forEach(part -> append(part, sorted, begun));
      sorted.add(service);
    }
  }

  long number() {
    return number;
  }

  boolean declares(String journey) {
    return journeys.contains(journey);
  }

  /** Null for a local service. */
  @Nullable Formula formula(String service) {
    return formulas.get(service);
  }

  /** For how many minutes what was measured of a service stands for those that it is a part of. */
  int stands(String service) {
    // What an integral one is composed of stands for it already.
    var interval = formulas.containsKey(service) ? null : intervals.get(service);
    return interval == null ? 1 : LastVerdict.minutes(interval);
  }

  /** What depends on a service, itself included, each behind all that it depends on. */
  List<String> from(String service) {
    return above.computeIfAbsent(
        service,
        _ -> {
          var reached = new LinkedHashSet<String>(Set.of(service));
          for (var composed : order) {
            var formula = formulas.get(composed);
            if (formula != null && formula.services().stream().anyMatch(reached::contains)) {
              reached.add(composed);
            }
          }
          return new ArrayList<>(reached);
        });
  }

  /** The places of services that are composed; local ones come before all. */
  int place(String service) {
    return order.indexOf(service);
  }
}
