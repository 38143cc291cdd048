package dev.nines.cli;

import dev.nines.journey.Durations;
import dev.nines.share.Replica;
import dev.nines.share.Shard;
import dev.nines.share.Sharing;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a prober plays of its region, where it is not alone in it. */
final class SharingOptions {

  private static final Pattern SHARD = Pattern.compile("(auto|[0-9]{1,9})/([0-9]{1,9})");
  private static final Pattern ORDINAL = Pattern.compile(".*-([0-9]{1,9})");

  private final Map<String, String> variables;

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Plays only the journeys whose names fall in shard K of N. auto/N takes K from the number"
              + " that ends $HOSTNAME, as in a StatefulSet: nines-0 is 1/N"
              + " (default: $NINES_SHARD, else all).")
  private @Nullable String shard;

  @Option(
      names = "--replica",
      paramLabel = "NAME",
      description =
          "This prober is one of several of its region and shard, by this name: they share the"
              + " journeys by leases in their PostgreSQL history, and each takes over what another"
              + " leaves (default: $NINES_REPLICA, else it is alone).")
  private @Nullable String replica;

  @Option(
      names = "--lease",
      paramLabel = "DURATION",
      description =
          "How long a replica goes on without its database, and how long the others wait until they"
              + " take over, 5s to 5m (default: $NINES_LEASE, else 15s).")
  private @Nullable String lease;

  /**
   * @param variables the environment of the process
   */
  SharingOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  private Optional<String> said(@Nullable String option, String variable) {
    return Optional.ofNullable(option)
        .or(() -> Optional.ofNullable(variables.get(variable)))
        .filter(text -> !text.isBlank())
        .map(String::strip);
  }

  /**
   * What was asked for.
   *
   * @throws InvalidUseException if a shard is none, or replicas have no database to share
   */
  Sharing sharing(HistoryPlace history) throws InvalidUseException {
    return new Sharing(shard(), replica(history));
  }

  private Shard shard() throws InvalidUseException {
    var said = said(shard, "NINES_SHARD").orElse(null);
    if (said == null) {
      return Shard.WHOLE;
    }
    var parts = SHARD.matcher(said);
    if (!parts.matches()) {
      throw new InvalidUseException(
          "--shard is \"" + said + "\"; expected one such as 2/8, or auto/8");
    }
    int of = Integer.parseInt(parts.group(2));
    int number = parts.group(1).equals("auto") ? ordinal(of) + 1 : Integer.parseInt(parts.group(1));
    try {
      return new Shard(number, of);
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--shard: " + e.getMessage());
    }
  }

  private int ordinal(int of) throws InvalidUseException {
    var host = variables.getOrDefault("HOSTNAME", "");
    var number = ORDINAL.matcher(host);
    if (!number.matches()) {
      throw new InvalidUseException(
          "--shard is \"auto/%d\", and HOSTNAME is \"%s\"; expected one that ends in its number, such as nines-0"
              .formatted(of, host));
    }
    int ordinal = Integer.parseInt(number.group(1));
    if (ordinal >= of) {
      throw new InvalidUseException(
          "--shard is \"auto/%d\", and HOSTNAME is \"%s\"; expected a number below %d: there are more pods than shards"
              .formatted(of, host, of));
    }
    return ordinal;
  }

  private @Nullable Replica replica(HistoryPlace history) throws InvalidUseException {
    var name = said(replica, "NINES_REPLICA").orElse(null);
    if (name == null) {
      if (lease != null) {
        throw new InvalidUseException(
            "--lease is that of replicas; expected --replica NAME beside it");
      }
      return null;
    }
    if (!(history instanceof HistoryPlace.Postgres)) {
      throw new InvalidUseException(
          "--replica: replicas share their journeys by leases in a PostgreSQL database, and the"
              + " history is the file "
              + history
              + ", which one prober alone writes; expected --history"
              + " jdbc:postgresql://HOST/DATABASE");
    }
    try {
      return new Replica(name, lease());
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--replica: " + e.getMessage());
    }
  }

  private Duration lease() throws InvalidUseException {
    var said = said(lease, "NINES_LEASE").orElse(null);
    try {
      return said == null ? Replica.USUAL : Durations.parse(said);
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException("--lease: " + e.getMessage());
    }
  }
}
