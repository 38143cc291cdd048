package dev.nines.incident;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the probers of other regions said of late.
 *
 * @param heard by region, the keys of the subjects that it judges jointly with others; who was not
 *     heard of for a while is absent
 * @param standing the incidents of other regions that stand
 */
public record Neighbours(Map<String, Set<String>> heard, List<Incident> standing) {

  /** Nobody is heard of. */
  public static final Neighbours NONE = new Neighbours(Map.of(), List.of());

  public Neighbours {
    var copy = new LinkedHashMap<String, Set<String>>();
    heard.forEach((region, subjects) -> copy.put(region, Set.copyOf(subjects)));
    heard = Map.copyOf(copy);
    standing = List.copyOf(standing);
  }

  /** The regions that judge a subject jointly with others, by its key. */
  Set<String> judging(String subject) {
    var regions = new TreeSet<String>();
    heard.forEach((region, subjects) -> {
      if (subjects.contains(subject)) {
        regions.add(region);
      }
    });
    return regions;
  }
}
