package dev.nines.notify;

import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What receivers are told together: the incidents of one service, of one dependency, or of the
 * prober itself, at a time.
 *
 * @param id the same in all messages about the same trouble, from its first to its last: the key by
 *     which the other side knows an alert again (alias, deduplication key)
 * @param version higher in each later message of an id; together they are the key by which the
 *     other side can drop a repeat
 * @param about whom it is about, such as {@code service chat-support} or {@code dependency login}
 * @param severity of the gravest incident that stands; of the gravest one where all are over
 * @param environment such as {@code production}; in every message
 * @param incidents at least one; those that stand first, the gravest first
 * @param at when it was made
 * @param link where the incidents can be looked at; null where the prober has no address of its own
 * @param runs where what the latest failed runs left can be looked at, by their ids; without those
 *     that left nothing
 * @param acknowledge a signed link that acknowledges them all; null where nothing is to be
 *     acknowledged
 */
public record Notice(
    String id,
    long version,
    Kind kind,
    String about,
    Severity severity,
    String environment,
    String region,
    List<Incident> incidents,
    Instant at,
    @Nullable URI link,
    Map<String, URI> runs,
    @Nullable URI acknowledge) {

  public Notice {
    incidents = List.copyOf(incidents);
    runs = Map.copyOf(runs);
    if (incidents.isEmpty()) {
      throw new IllegalArgumentException("a notice of no incident tells nothing");
    }
  }

  /** Why it is told now. */
  public enum Kind {
    /** For the first time. */
    OPENED,
    /** More incidents joined, or graver ones. */
    UPDATED,
    /** Nobody has acknowledged it. */
    ESCALATED,
    /** It still stands. */
    REMINDED,
    /** Somebody took it up. */
    ACKNOWLEDGED,
    /** Too much was told to this receiver: what stands of several conversations, in one. */
    DIGEST,
    /** All of it is over. */
    RESOLVED,
    /** Nothing is wrong: somebody tries the receiver out. */
    TEST
  }

  /** Where what the latest failed run of an incident left can be looked at; null for nowhere. */
  public @Nullable URI run(Incident incident) {
    var evidence = incident.evidence();
    return evidence == null ? null : runs.get(evidence.latest().runId());
  }

  /** Whether any of it still stands. */
  public boolean stands() {
    return incidents.stream().anyMatch(incident -> incident.stage().stands());
  }
}
