package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.share.Replica;
import dev.nines.share.Shard;
import dev.nines.share.Sharing;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class SharingOptionsTest {

  private static final HistoryPlace FILE = new HistoryPlace.File(Path.of("nines.db"));
  private static final HistoryPlace POSTGRES =
      new HistoryPlace.Postgres("jdbc:postgresql://db/nines", null, null);

  @Command
  private static final class Any {
    @Mixin private final SharingOptions sharing;

    private Any(Map<String, String> environment) {
      sharing = new SharingOptions(environment);
    }
  }

  private static Sharing read(
      HistoryPlace history, Map<String, String> environment, String... arguments)
      throws InvalidUseException {
    var any = new Any(environment);
    new CommandLine(any).parseArgs(arguments);
    return any.sharing.sharing(history);
  }

  @Test
  void aProberPlaysAllUnlessSaidOtherwise() throws Exception {
    assertThat(read(FILE, Map.of("HOSTNAME", "nines-3"))).isEqualTo(Sharing.ALONE);
  }

  @Test
  void aShardIsSaidOrFollowsFromThePodsName() throws Exception {
    assertThat(read(FILE, Map.of(), "--shard", "2/8").shard()).isEqualTo(new Shard(2, 8));
    assertThat(read(FILE, Map.of("NINES_SHARD", "3/4")).shard()).isEqualTo(new Shard(3, 4));
    assertThat(read(FILE, Map.of("HOSTNAME", "nines-0"), "--shard", "auto/8").shard())
        .isEqualTo(new Shard(1, 8));
    assertThat(read(FILE, Map.of("HOSTNAME", "nines-a-7"), "--shard", "auto/8").shard())
        .isEqualTo(new Shard(8, 8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "two/8 | nines-0 | --shard is \"two/8\"; expected one such as 2/8, or auto/8",
        "9/8 | nines-0 | --shard: shard 9/8 is none; expected one such as 2/8, of at most 1000",
        "0/8 | nines-0 | --shard: shard 0/8 is none; expected one such as 2/8, of at most 1000",
        "auto/8 | laptop | --shard is \"auto/8\", and HOSTNAME is \"laptop\"; expected one that ends"
            + " in its number, such as nines-0",
        "auto/8 | nines-8 | --shard is \"auto/8\", and HOSTNAME is \"nines-8\"; expected a number"
            + " below 8: there are more pods than shards"
      })
  void whatIsNoShardIsSaid(String shard, String host, String words) {
    assertThatThrownBy(() -> read(FILE, Map.of("HOSTNAME", host), "--shard", shard))
        .isInstanceOf(InvalidUseException.class)
        .hasMessage(words);
  }

  @Test
  void replicasShareADatabase() throws Exception {
    assertThat(read(POSTGRES, Map.of(), "--replica", "nines-0").replica())
        .isEqualTo(new Replica("nines-0", Duration.ofSeconds(15)));
    assertThat(read(POSTGRES, Map.of("NINES_REPLICA", "b", "NINES_LEASE", "1m"), "--shard", "1/2"))
        .isEqualTo(new Sharing(new Shard(1, 2), new Replica("b", Duration.ofMinutes(1))));
  }

  @Test
  void aFileIsSharedByNobody() {
    assertThatThrownBy(() -> read(FILE, Map.of(), "--replica", "nines-0"))
        .isInstanceOf(InvalidUseException.class)
        .hasMessage(
            "--replica: replicas share their journeys by leases in a PostgreSQL database, and the"
                + " history is the file nines.db, which one prober alone writes; expected --history"
                + " jdbc:postgresql://HOST/DATABASE");
  }

  @Test
  void aLeaseIsAReplicas() {
    assertThatThrownBy(() -> read(POSTGRES, Map.of(), "--lease", "10s"))
        .hasMessage("--lease is that of replicas; expected --replica NAME beside it");
    assertThatThrownBy(() -> read(POSTGRES, Map.of(), "--replica", "a", "--lease", "1s"))
        .hasMessage("--replica: a lease of 1s is out of bounds; expected 5s to 5m");
  }
}
