package dev.nines.store;

import dev.nines.outcome.Run;
import dev.nines.slo.BackendTime;
import dev.nines.slo.LatencyPromise;
import java.time.Instant;
import java.util.Set;

/**
 * Something to be written into the history. Writing is idempotent by {@link #id}: an entry that is
 * written again adds nothing, and a run that was written before its late verdicts were known is
 * corrected, never counted twice, by the same run settled.
 */
public sealed interface Entry {

  /** Unique among all entries, but for a run and its settled form. */
  String id();

  /**
   * A run that has ended, with or without all server verdicts.
   *
   * @param promises the latency objectives of its journey when it was played
   */
  record OfRun(Run run, Set<LatencyPromise> promises) implements Entry {
    public OfRun {
      promises = Set.copyOf(promises);
    }

    @Override
    public String id() {
      return run.id();
    }
  }

  /** A start that was passed over because the run before still went on. */
  record OfPassedOver(String id, String journey, String region, Instant scheduled)
      implements Entry {}

  /**
   * What the backends of a service did in a part of a minute.
   *
   * @param minute its beginning
   */
  record OfBackends(String id, String service, String region, Instant minute, BackendTime time)
      implements Entry {}

  /** A version of something that is kept whole. */
  record OfDocument(Document document) implements Entry {
    @Override
    public String id() {
      return document.kind() + "/" + document.id() + "/" + document.version();
    }
  }

  /** What is in force from now on in a region; whatever was and is not in it has ended. */
  record OfDeclaration(String id, Declaration declaration) implements Entry {}
}
