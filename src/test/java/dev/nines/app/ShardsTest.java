package dev.nines.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.incident.Incident;
import dev.nines.share.Shard;
import dev.nines.store.SumOverRuns;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shards of one region on one history. Of two, {@code cards} falls in the first and {@code
 * loans} in the second.
 */
class ShardsTest {

  private static final String REGION = "eu-1";

  private final ManualTime time = new ManualTime();
  private final SumOverRuns history = new SumOverRuns();
  @TempDir Path files;

  @BeforeEach
  void write() throws IOException {
    Files.writeString(
        files.resolve("hook.yaml"), "receiver: hook\nwebhook: { url: http://localhost/ }\n");
    for (var name : new String[] {CARDS, LOANS}) {
      Files.writeString(
          files.resolve(name + ".yaml"),
          """
          journey: %1$s
          title: A customer is answered
          service: %1$s
          interval: 30s
          steps:
            - get: http://localhost/
          alerts:
            confirm: 0
            consecutive: { failures: 2, recoveries: 1 }
            failures: off
            coverage: off
            no run: 5m
          """
              .formatted(name));
    }
  }

  private static final String CARDS = "cards";
  private static final String LOANS = "loans";

  private RegionalProber shard(int number, int of) {
    return new RegionalProber(
        new Allotment(REGION, new Shard(number, of), true, null),
        time,
        history,
        history,
        files,
        false);
  }

  private void pass(Duration length, RegionalProber... probers) {
    for (long i = 0; i < length.toSeconds(); i++) {
      time.advance(Duration.ofSeconds(1));
      for (var each : probers) {
        each.beat();
      }
    }
  }

  private static RegionalProber bad(RegionalProber prober, String journey) {
    var failed = RegionalProber.failed();
    return prober.run(journey, journey, failed).run(journey, journey, failed);
  }

  private int of(String journey, int shards) {
    return Shard.of(journey, shards);
  }

  @Test
  void theyFallInDifferentShards() {
    assertThat(of(CARDS, 2)).isNotEqualTo(of(LOANS, 2));
  }

  @Test
  void aJourneyThatAnotherShardPlaysIsNotMissed() {
    var cards = shard(of(CARDS, 2), 2);
    for (int i = 0; i < 20; i++) {
      cards.run(CARDS, CARDS, new dev.nines.outcome.Outcome.Passed());
      pass(Duration.ofSeconds(30), cards);
    }
    assertThat(cards.addressed).isEmpty();
    assertThat(cards.incidents()).isEmpty();
  }

  @Test
  void aShardWithoutAJourneyIsNoTrouble() {
    int empty = 1;
    while (empty == of(CARDS, 50) || empty == of(LOANS, 50)) {
      empty++;
    }
    var prober = shard(empty, 50);
    pass(Duration.ofMinutes(10), prober);
    assertThat(prober.incidents()).isEmpty();
    assertThat(prober.addressed).isEmpty();
  }

  @Test
  void eachTellsOfItsOwnAndGoesOnFromItsOwnAfterAStart() {
    var cards = shard(of(CARDS, 2), 2);
    var loans = shard(of(LOANS, 2), 2);
    bad(cards, CARDS);
    bad(loans, LOANS);
    pass(Duration.ofSeconds(10), cards, loans);
    assertThat(cards.addressed).containsExactly("hook opened");
    assertThat(loans.addressed).containsExactly("hook opened");

    var again = shard(of(CARDS, 2), 2);
    pass(Duration.ofMinutes(4), again, loans);
    assertThat(again.incidents())
        .extracting(Incident::subject)
        .extracting(each -> each.name())
        .containsExactly(CARDS);
    assertThat(again.addressed).as("what is another's did not end").isEmpty();
    assertThat(loans.incidents()).hasSize(1);
    loans.run(LOANS, LOANS, new dev.nines.outcome.Outcome.Passed());
    pass(Duration.ofSeconds(10), again, loans);
    assertThat(loans.addressed).containsExactly("hook opened", "hook resolved");
    assertThat(again.addressed).isEmpty();
    assertThat(again.incidents()).hasSize(1);
  }

  @Test
  void anIncidentMovesWithItsJourneyWhenThereAreOtherShards() {
    var before = shard(1, 1);
    bad(before, CARDS);
    bad(before, LOANS);
    pass(Duration.ofSeconds(10), before);
    assertThat(before.addressed).containsExactly("hook opened", "hook opened");

    var cards = shard(of(CARDS, 2), 2);
    var loans = shard(of(LOANS, 2), 2);
    pass(Duration.ofMinutes(4), cards, loans);
    assertThat(cards.addressed).isEmpty();
    assertThat(loans.addressed).isEmpty();
    cards.run(CARDS, CARDS, new dev.nines.outcome.Outcome.Passed());
    pass(Duration.ofSeconds(10), cards, loans);
    assertThat(cards.addressed).containsExactly("hook resolved");
    assertThat(loans.incidents()).hasSize(1);
  }

  @Test
  void aSilenceThatIsAskedForAtOneShardHoldsInAll() {
    // The book of silences is a prober's own; what is in the history is all probers'.
    var one = new dev.nines.notify.SilenceBook(history, REGION, time);
    var other = new dev.nines.notify.SilenceBook(history, REGION, time);
    var silence =
        new dev.nines.alert.Silence(
            "0123456789abcdef0123456789abcdef",
            java.util.Set.of(CARDS),
            java.util.Set.of(),
            time.instant(),
            time.instant().plusSeconds(3_600),
            "ann",
            "new servers");
    one.put(silence);
    assertThat(other.refresh(history)).isTrue();
    assertThat(other.standing()).containsExactly(silence);
    assertThat(other.refresh(history)).isFalse();
    one.end(silence.id());
    assertThat(other.refresh(history)).isTrue();
    assertThat(other.standing()).isEmpty();
    assertThat(one.refresh(history)).isFalse();
  }
}
