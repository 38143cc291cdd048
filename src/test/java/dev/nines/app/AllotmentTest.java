package dev.nines.app;

import static dev.nines.journey.JourneyFixture.get;
import static dev.nines.journey.JourneyFixture.step;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Journey;
import dev.nines.journey.JourneyFixture;
import dev.nines.share.Lease;
import dev.nines.share.Replica;
import dev.nines.share.Roster;
import dev.nines.share.Shard;
import dev.nines.time.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class AllotmentTest {

  private final ManualTime time = new ManualTime();
  private final AtomicReference<Roster> roster = new AtomicReference<>(Roster.EMPTY);
  private boolean away;

  private Roster change(BiFunction<Roster, Instant, Roster> change) {
    if (away) {
      throw new IllegalStateException("connection refused");
    }
    return roster.updateAndGet(before -> change.apply(before, time.instant()));
  }

  private Lease lease(String name) {
    return new Lease(
        name, new Replica(name, Replica.USUAL), this::change, time.clocks(), () -> -1, () -> {});
  }

  private static Journey journey(String name) {
    return new JourneyFixture().step(step("open", get("/"), Duration.ofSeconds(10))).journey(name);
  }

  @Test
  void whoIsAlonePlaysAll() {
    var alone = Allotment.alone("eu-1");
    assertThat(alone.elsewhere(journey("support-chat"))).isNull();
    assertThat(alone.plays("support-chat", time.instant())).isTrue();
    assertThat(alone.leads()).isTrue();
  }

  @Test
  void ofAllShardsTheFirstTellsThoseWhoOwnTheJourneys() {
    assertThat(Allotment.alone("eu-1").tellsOwners()).isTrue();
    assertThat(new Allotment("eu-1", new Shard(1, 8), true, null).tellsOwners()).isTrue();
    assertThat(new Allotment("eu-1", new Shard(2, 8), true, null).tellsOwners()).isFalse();
    assertThat(new Allotment("eu-1", new Shard(2, 8), false, null).tellsOwners()).isFalse();
    assertThat(new Allotment("eu-1", new Shard(1, 8), true, lease("a")).tellsOwners())
        .as("not before it leads")
        .isFalse();
  }

  @Test
  void whoSharesAnAccountSaysNothingOfTheClocksOfOthers() {
    assertThat(Allotment.alone("eu-1").declaresAlone()).isTrue();
    assertThat(new Allotment("eu-1", Shard.WHOLE, true, null).declaresAlone()).isTrue();
    assertThat(new Allotment("eu-1", new Shard(2, 8), false, null).declaresAlone()).isTrue();
    assertThat(new Allotment("eu-1", new Shard(2, 8), true, null).declaresAlone()).isFalse();
    assertThat(new Allotment("eu-1", Shard.WHOLE, true, lease("a")).declaresAlone()).isFalse();
  }

  @Test
  void aJourneyOfAnotherShardIsPlayedThere() {
    var second = new Allotment("eu-1", new Shard(2, 8), false, null);
    assertThat(second.elsewhere(journey("support-chat")))
        .isEqualTo("it falls in shard 7/8; this is 2/8");
    assertThat(
            new Allotment("eu-1", new Shard(7, 8), false, null).elsewhere(journey("support-chat")))
        .isNull();
  }

  @Test
  void aJourneyThatAnotherReplicaHoldsIsPlayedByIt() {
    var first = lease("nines-0");
    first.turn();
    var second = lease("nines-1");
    second.turn();
    var other = new Allotment("eu-1", Shard.WHOLE, true, second);
    assertThat(other.elsewhere(journey("support-chat"))).isEqualTo("replica nines-0 plays it");
    assertThat(other.leads()).isFalse();
    assertThat(second.leader()).isEqualTo("nines-0");
  }

  @Test
  void aReplicaThatLostItsLeaseSaysSo() {
    var only = lease("nines-0");
    var allotment = new Allotment("eu-1", Shard.WHOLE, true, only);
    only.turn();
    assertThat(allotment.elsewhere(journey("support-chat"))).isNull();
    away = true;
    time.advance(Duration.ofSeconds(20));
    only.turn();
    assertThat(allotment.elsewhere(journey("support-chat")))
        .isEqualTo("this replica has no lease: connection refused");
    assertThat(allotment.plays("support-chat", time.instant())).isFalse();
  }
}
