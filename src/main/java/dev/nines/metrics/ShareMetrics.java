package dev.nines.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What of its region the prober plays, and what it holds among replicas. */
public final class ShareMetrics {

  private final Registrar registrar;

  /**
   * @param shard such as {@code 2/8}
   * @param played how many journeys are played here now
   */
  public ShareMetrics(MeterRegistry registry, String shard, IntSupplier played) {
    registrar = new Registrar(registry, Tags.empty());
    registrar.gauge(Family.SHARD, () -> 1, "shard", shard);
    registrar.gauge(Family.JOURNEYS_PLAYED, played::getAsInt);
  }

  /**
   * What is known among replicas; each is asked at each scrape.
   *
   * @param live how many have a lease
   * @param held how many shares this one holds
   * @param leads whether this one judges and tells
   * @param left for how long it holds that without a word from the database
   */
  public record Standing(
      IntSupplier live, IntSupplier held, BooleanSupplier leads, Supplier<Duration> left) {}

  /** It is one of several. */
  public void replica(String name, Standing standing) {
    registrar.gauge(Family.REPLICA, () -> 1, "replica", Label.of(name));
    registrar.gauge(Family.REPLICAS, () -> standing.live().getAsInt());
    registrar.gauge(Family.REPLICA_SHARES, () -> standing.held().getAsInt());
    registrar.gauge(Family.REPLICA_LEADS, () -> standing.leads().getAsBoolean() ? 1 : 0);
    registrar.gaugeOfSeconds(Family.REPLICA_LEASE, () -> standing.left().get().toMillis() / 1e3);
  }
}
