package dev.nines.yaml;

import dev.nines.journey.Journey;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The journeys that were loaded lately, by the text of their files, so that a change of one file
 * among thousands costs what that file costs. Those that name other files, such as certificates,
 * are not among them. Safe between threads.
 */
final class KnownJourneys {

  private final AtomicReference<Generations> generations =
      new AtomicReference<>(new Generations(Map.of(), Map.of()));

  /**
   * Of the last two loads: before a revision is put in force it is loaded to see whether it may.
   */
  private record Generations(Map<String, KnownJourney> latest, Map<String, KnownJourney> before) {
    @Nullable KnownJourney find(String text) {
      var found = latest.get(text);
      return found == null ? before.get(text) : found;
    }
  }

  /** What is known of the files of one load. */
  Recall recall(List<SourceFile> files) {
    var known = generations.get();
    var texts = files.parallelStream().map(KnownJourneys::text).toList();
    var found = new HashMap<Integer, KnownJourney>();
    var names = new HashSet<String>();
    for (int i = 0; i < files.size(); i++) {
      var journey = files.get(i).unreadable().isEmpty() ? known.find(texts.get(i)) : null;
      // Of two with the same name the second has a problem, which must be found anew.
      if (journey != null && names.add(journey.journey().name())) {
        found.put(i, journey);
      }
    }
    return new Recall(texts, found);
  }

  /** This was loaded last. */
  void keep(Recall loaded) {
    var all = loaded.all();
    var _ = generations.updateAndGet(each -> new Generations(all, each.latest()));
  }

  private static String text(SourceFile file) {
    var digest = WatchedCompanions.digest(file.text().getBytes(StandardCharsets.UTF_8));
    return file.kept() ? digest + " kept" : digest;
  }

  /**
   * Of one load, what is known and what comes to be.
   *
   * @param texts of all files, in their order
   * @param found the journeys that are known, by the numbers of their files
   * @param made those that were not, by their texts
   */
  record Recall(
      List<String> texts, Map<Integer, KnownJourney> found, Map<String, KnownJourney> made) {

    private Recall(List<String> texts, Map<Integer, KnownJourney> found) {
      this(texts, found, new ConcurrentHashMap<>());
    }

    /** The same with nothing known. */
    Recall nothing() {
      return new Recall(texts, Map.of());
    }

    @Nullable KnownJourney find(int file) {
      return found.get(file);
    }

    /** The files of which nothing is known, by their numbers. */
    List<Integer> unknown() {
      return IntStream.range(0, texts.size()).filter(i -> !found.containsKey(i)).boxed().toList();
    }

    /** The same without those whose names others have too: which of them it is, is seen anew. */
    Recall without(Set<String> names) {
      var left = new HashMap<>(found);
      left.values().removeIf(known -> names.contains(known.journey().name()));
      return new Recall(texts, left);
    }

    /** Whether all that is known is so beside these files as well. */
    boolean holds(OtherFiles beside) {
      // Most of them came of the same load, and so to compare their texts once is enough.
      Set<OtherFiles> before = Collections.newSetFromMap(new IdentityHashMap<>());
      found.values().forEach(journey -> before.add(journey.beside()));
      return before.stream().allMatch(beside::allow);
    }

    List<Journey> journeys() {
      return found.values().stream().map(KnownJourney::journey).toList();
    }

    /**
     * A file was loaded; what is a journey in order, of its own text alone, is known from now on.
     */
    void keep(int file, ReadFile read, LoadedFile loaded, OtherFiles beside) {
      var journey = loaded.journey();
      boolean alone =
          read.source().companions() instanceof WatchedCompanions watched
              && watched.taken().isEmpty();
      if (journey != null && alone) {
        made.put(
            texts.get(file), new KnownJourney(beside, journey, loaded.alerts(), loaded.warnings()));
      }
    }

    /** All that is known by now. */
    private Map<String, KnownJourney> all() {
      var all = new HashMap<>(made);
      found.forEach((file, journey) -> all.put(texts.get(file), journey));
      return all;
    }
  }
}
