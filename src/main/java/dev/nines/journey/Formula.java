package dev.nines.journey;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How an integral service is composed of other services, given by their names. */
public sealed interface Formula {

  /** The services that it is composed of, in the order written; at least one. */
  Set<String> services();

  /** The largest share of it that one of its services makes up, more than 0 and at most 1. */
  default double largestShare() {
    return switch (this) {
      case All _, Any _, AtLeast _ -> 1;
      case Weighted(var weights) ->
          Collections.max(weights.values())
              / weights.values().stream().mapToDouble(Double::doubleValue).sum();
    };
  }

  /** Good when every one is good. */
  record All(List<String> of) implements Formula {
    public All {
      of = distinct(of);
    }

    @Override
    public Set<String> services() {
      return ordered(of);
    }
  }

  /** Good when at least one is good. */
  record Any(List<String> of) implements Formula {
    public Any {
      of = distinct(of);
    }

    @Override
    public Set<String> services() {
      return ordered(of);
    }
  }

  /**
   * Good when at least {@code n} are good.
   *
   * @param n 1 to the number of services
   */
  record AtLeast(int n, List<String> of) implements Formula {
    public AtLeast {
      of = distinct(of);
      if (n < 1 || n > of.size()) {
        throw new IllegalArgumentException(
            "at least " + n + " of " + of.size() + " services; expected 1 to " + of.size());
      }
    }

    @Override
    public Set<String> services() {
      return ordered(of);
    }
  }

  /**
   * As good as the weighted share of those that are good: neither wholly good nor wholly bad where
   * they disagree.
   *
   * @param weights each more than zero
   */
  record Weighted(Map<String, Double> weights) implements Formula {
    public Weighted {
      weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
      distinct(List.copyOf(weights.keySet()));
      weights.forEach((service, weight) -> {
        if (!(weight > 0) || weight.isInfinite()) {
          throw new IllegalArgumentException(
              "the weight of \"" + service + "\" is " + weight + "; expected more than 0");
        }
      });
    }

    @Override
    public Set<String> services() {
      return weights.keySet();
    }
  }

  private static List<String> distinct(List<String> services) {
    if (services.isEmpty()) {
      throw new IllegalArgumentException("a service is composed of none; expected at least one");
    }
    if (Set.copyOf(services).size() < services.size()) {
      throw new IllegalArgumentException("a service is named twice: " + services);
    }
    return List.copyOf(services);
  }

  private static Set<String> ordered(List<String> services) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(services));
  }
}
