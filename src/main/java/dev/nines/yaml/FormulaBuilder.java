package dev.nines.yaml;

import dev.nines.journey.Formula;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the composition of an integral service of what its author wrote. */
record FormulaBuilder(Landscape landscape, ReadFile file, String service) {

  /** The formula; null for a local service, or where there are problems. */
  @Nullable Formula build(Written written) {
    int before = file.problems().count();
    var components = Landscape.components(written);
    check(components);
    var needed = written.get(ServiceKeys.AT_LEAST);
    if (needed != null && needed > components.size() && written.has(ServiceKeys.OF)) {
      file.problems()
          .add(
              written.at(ServiceKeys.AT_LEAST),
              "at least %d of %d services are never good; expected 1 to %d"
                  .formatted(needed, components.size(), components.size()),
              null);
    }
    return components.isEmpty() || file.problems().count() > before
        ? null
        : formula(written, needed, components.stream().map(Scalar::text).toList());
  }

  private static @Nullable Formula formula(
      Written written, @Nullable Integer needed, List<String> components) {
    if (written.has(ServiceKeys.ALL)) {
      return new Formula.All(components);
    }
    if (written.has(ServiceKeys.ANY)) {
      return new Formula.Any(components);
    }
    if (needed != null) {
      return new Formula.AtLeast(needed, components);
    }
    Map<String, Double> weights = new LinkedHashMap<>();
    for (var named : written.get(ServiceKeys.WEIGHTS, List.<Named<Double>>of())) {
      if (named.value() != null) {
        weights.put(named.name(), named.value());
      }
    }
    return weights.size() == components.size() ? new Formula.Weighted(weights) : null;
  }

  private void check(List<Scalar> components) {
    Map<String, Integer> seen = new HashMap<>();
    for (var component : components) {
      var first = seen.putIfAbsent(component.text(), component.place().line());
      if (first != null) {
        file.problems()
            .add(
                component.place(),
                "service %s is named twice; first in line %d"
                    .formatted(Quoted.of(component.text()), first),
                "remove one of them");
      }
      if (!component.text().equals(service)) {
        landscape.requireService(component, file);
      }
      var circle = circle(component.text());
      if (!circle.isEmpty()) {
        file.problems()
            .add(
                component.place(),
                "service %s is composed of itself: %s"
                    .formatted(Quoted.of(service), String.join(" → ", circle)),
                "a service is composed of others; remove "
                    + component.text()
                    + (circle.size() == 2 ? "" : ", or what leads back"));
      }
    }
  }

  /** The way by which {@code component} leads back to the service; empty where it does not. */
  private List<String> circle(String component) {
    var way = new ArrayList<String>(List.of(service));
    return leadsBack(component, way, new HashSet<>()) ? way : List.of();
  }

  private boolean leadsBack(String at, List<String> way, Set<String> seen) {
    way.add(at);
    if (at.equals(service)) {
      return true;
    }
    if (seen.add(at)) {
      for (var next : landscape.composed().getOrDefault(at, Set.of())) {
        if (leadsBack(next, way, seen)) {
          return true;
        }
      }
    }
    way.removeLast();
    return false;
  }
}
