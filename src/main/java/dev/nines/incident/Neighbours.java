package dev.nines.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the probers of other regions said of late.
 *
 * @param heard by region, the journeys of which it judges jointly with others; who was not heard of
 *     for a while is absent
 * @param standing the incidents of other regions that stand
 */
public record Neighbours(Map<String, Set<String>> heard, List<Incident> standing) {

  /** Nobody is heard of. */
  public static final Neighbours NONE = new Neighbours(Map.of(), List.of());

  public Neighbours {
    var copy = new LinkedHashMap<String, Set<String>>();
    heard.forEach((region, journeys) -> copy.put(region, Set.copyOf(journeys)));
    heard = Map.copyOf(copy);
    standing = List.copyOf(standing);
  }

  /** The regions that judge a journey jointly with others. */
  Set<String> judging(String journey) {
    var regions = new TreeSet<String>();
    heard.forEach((region, journeys) -> {
      if (journeys.contains(journey)) {
        regions.add(region);
      }
    });
    return regions;
  }
}
