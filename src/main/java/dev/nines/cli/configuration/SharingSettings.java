package dev.nines.cli.configuration;

import dev.nines.cli.configuration.Kind.Span;
import dev.nines.cli.configuration.Kind.Words;
import java.time.Duration;

/** What a prober plays of its region, where it is not alone in it. */
public final class SharingSettings {

  public static final Setting<String> SHARD =
      Setting.of(
              "shard",
              Words.any("one such as 2/8 or auto/8"),
              "Plays only the journeys whose names fall in this shard; `auto/8` takes the number that ends `HOSTNAME`")
          .option("--shard")
          .otherwise("all journeys")
          .looksItself();

  public static final Setting<String> REPLICA =
      Setting.of(
              "replica",
              Words.any("a name"),
              "One of several probers of the region and shard, which share its journeys by their PostgreSQL database")
          .option("--replica")
          .otherwise("it is alone")
          .looksItself();

  public static final Setting<Duration> LEASE =
      Setting.of(
              "lease",
              new Span(Duration.ofSeconds(5)),
              "How long a replica goes on without its database, and how long the others wait until they take over; at most 5m. Longer rides over a database's failover")
          .option("--lease")
          .usual("15s")
          .looksItself();

  private SharingSettings() {}
}
