package dev.nines.incident;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Who is watched now, of one kind, and what becomes of incidents when that changes. Not safe
 * between threads.
 *
 * @param <T> what is declared of one
 * @param <W> who watches it
 */
final class Watches<T, W extends Watch> {

  private final Function<T, String> names;
  private final IncidentListener listener;
  private final Map<String, T> declared = new LinkedHashMap<>();
  private final Map<String, W> watches = new LinkedHashMap<>();

  Watches(Function<T, String> names, IncidentListener listener) {
    this.names = names;
    this.listener = listener;
  }

  Stream<W> all() {
    return watches.values().stream();
  }

  Optional<W> of(String name) {
    return Optional.ofNullable(watches.get(name));
  }

  /**
   * Who is watched already and did not change stays as it is.
   *
   * @param known at the start, the incidents of this kind that the prober knew when it ended
   */
  void replace(
      Collection<T> all, Function<T, W> watching, Collection<Incident> known, Instant now) {
    var gone = new HashSet<>(watches.keySet());
    for (var each : all) {
      var name = names.apply(each);
      gone.remove(name);
      if (!each.equals(declared.put(name, each)) || !watches.containsKey(name)) {
        var watch = watching.apply(each);
        var inherited =
            Stream.concat(
                    Stream.ofNullable(watches.get(name)).flatMap(old -> old.cases().incidents()),
                    known.stream().filter(watch::concerns))
                .toList();
        watches.put(name, watch);
        watch.cases().inherit(inherited.stream(), now);
      }
    }
    for (var name : gone) {
      declared.remove(name);
      Stream.ofNullable(watches.remove(name)).forEach(watch -> end(watch.cases().incidents(), now));
    }
    end(known.stream().filter(incident -> !watches.containsKey(incident.subject().name())), now);
  }

  /**
   * Watches nobody any more.
   *
   * @return what was known of them, which is not over because of it
   */
  List<Incident> withdraw() {
    var known = all().flatMap(watch -> watch.cases().incidents()).toList();
    watches.clear();
    declared.clear();
    return known;
  }

  private void end(Stream<Incident> incidents, Instant now) {
    incidents
        .filter(incident -> incident.stage().stands())
        .map(incident -> incident.removed(now))
        .forEach(listener::changed);
  }
}
