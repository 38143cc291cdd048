package dev.nines.app;

import dev.nines.incident.Incident;
import dev.nines.incident.Neighbours;
import dev.nines.notify.Keeping;
import dev.nines.share.Shard;
import dev.nines.store.Documents;
import dev.nines.store.Entry;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The probers of other regions on the same history: what stands there, and whether they are there
 * at all. Each leaves word of itself in the history; its age is measured by who reads it, so clocks
 * need not agree. Safe between threads; the database is asked on threads of the given executor.
 */
final class Neighbourhood {

  private static final Logger LOG = Logger.getLogger("nines.incidents");

  /** How often the others are asked, and told that this one is there. */
  static final Duration EVERY = Duration.ofSeconds(5);

  /** After so long without a word somebody is not there, and a history that cannot be read. */
  static final Duration LOST = Duration.ofSeconds(30);

  private final Keeping keeping;
  private final String id;
  private final History history;
  private final Clocks clocks;
  private final Executor threads;
  private final Map<String, Word> words = new HashMap<>();
  private Set<String> judged = Set.of();
  private boolean asking;
  private boolean away;
  private @Nullable Long asked;
  private @Nullable Long since;
  private @Nullable Long answered;
  private long version;
  private List<Incident> standing = List.of();

  /** The last word of a prober, and when it was first read. */
  private record Word(Presence presence, long read) {}

  /**
   * @param shard what of its region this one judges
   * @param threads where the database is asked; may block
   */
  Neighbourhood(Keeping keeping, Shard shard, History history, Clocks clocks, Executor threads) {
    this.keeping = keeping;
    this.id = shard.whole() ? keeping.region() : keeping.region() + " " + shard;
    this.history = history;
    this.clocks = clocks;
    this.threads = threads;
  }

  /**
   * To be called once a second; does not wait.
   *
   * @param journeys those that are judged jointly with other regions; where there are none, nobody
   *     is asked
   */
  void beat(Set<String> journeys) {
    synchronized (this) {
      if (journeys.isEmpty()) {
        leave();
        return;
      }
      judged = Set.copyOf(journeys);
      since = since == null ? now() : since;
      if (asking || !passed(asked, EVERY)) {
        return;
      }
      asking = true;
      asked = now();
    }
    threads.execute(this::ask);
  }

  private void leave() {
    if (!judged.isEmpty()) {
      judged = Set.of();
      say();
    }
    since = null;
    asked = null;
    answered = null;
    words.clear();
    standing = List.of();
  }

  private void ask() {
    try {
      synchronized (this) {
        // While the database is away, words would only heap up where entries wait for it.
        if (!away) {
          say();
        }
      }
      var documents = history.documents();
      take(documents.open(Presence.KIND).stream().map(Presence::of).toList(), stand(documents));
    } catch (HistoryException e) {
      lost(e);
    } finally {
      synchronized (this) {
        asking = false;
      }
    }
  }

  private List<Incident> stand(Documents documents) {
    return keeping.everywhere(documents).stream()
        .filter(each -> !each.subject().region().equals(keeping.region()))
        .toList();
  }

  private void say() {
    version = Math.max(version + 1, clocks.wall().instant().toEpochMilli());
    var _ =
        keeping
            .recorder()
            .record(
                new Entry.OfDocument(
                    new Presence(id, keeping.region(), version, judged).document()));
  }

  private synchronized void take(List<Presence> present, List<Incident> incidents) {
    if (judged.isEmpty()) {
      return;
    }
    for (var each : present) {
      if (!each.region().equals(keeping.region())) {
        words.compute(
            each.id(),
            (_, before) ->
                before != null && before.presence().version() == each.version()
                    ? before
                    : new Word(each, now()));
      }
    }
    words.keySet().retainAll(present.stream().map(Presence::id).toList());
    standing = incidents;
    answered = now();
    if (away) {
      away = false;
      // The others could leave no word meanwhile; they have their time to.
      words.replaceAll((_, word) -> new Word(word.presence(), now()));
      LOG.info("what stands in other regions is known again");
    }
  }

  private synchronized void lost(HistoryException e) {
    if (!away) {
      away = true;
      LOG.warnf(
          "what stands in other regions is not known, and this one will tell for itself: %s",
          e.getMessage());
    }
  }

  /**
   * What is known of the others: nobody is there where the history could not be read for a while;
   * empty where it has not been read yet, and may be soon.
   */
  synchronized Optional<Neighbours> neighbours() {
    if (passed(answered, LOST)) {
      // Who has just begun has not had the time to know.
      return since == null || (answered == null && !passed(since, LOST))
          ? Optional.empty()
          : Optional.of(Neighbours.NONE);
    }
    var heard = new HashMap<String, Set<String>>();
    words
        .values()
        .forEach(word -> {
          if (!passed(word.read(), LOST)) {
            heard.merge(
                word.presence().region(),
                word.presence().journeys(),
                (one, other) ->
                    Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet()));
          }
        });
    return Optional.of(new Neighbours(heard, standing));
  }

  private long now() {
    return clocks.ticker().nanos();
  }

  /** Whether it is as long ago; what never was is long ago. */
  private boolean passed(@Nullable Long moment, Duration length) {
    return moment == null || clocks.ticker().since(moment).compareTo(length) >= 0;
  }
}
