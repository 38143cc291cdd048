package dev.nines.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Run;
import dev.nines.outcome.Run.Trigger;
import dev.nines.outcome.RunEvent;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import dev.nines.store.Entry;
import dev.nines.store.Entry.OfPassedOver;
import dev.nines.store.Entry.OfRun;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RunBookTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private final List<Entry> entries = new ArrayList<>();
  private final RunBook book =
      new RunBook(
          entry -> {
            entries.add(entry);
            return CompletableFuture.completedFuture(null);
          },
          "here");

  private static Run run(@Nullable ServerVerdict server) {
    var attempt =
        new Attempt(
            1,
            Duration.ZERO,
            Duration.ofSeconds(1),
            ClientVerdict.TIMEOUT,
            server,
            null,
            null,
            null,
            Map.of());
    return new Run(
        "0123456789abcdef0123456789abcdef",
        "chat",
        "support",
        "here",
        Trigger.SCHEDULE,
        NOON,
        NOON,
        Duration.ofSeconds(1),
        new Outcome.Passed(),
        List.of(
            new StepRecord(
                "open",
                "customer",
                StepRecord.Stage.STEP,
                Duration.ZERO,
                Duration.ofSeconds(1),
                List.of(attempt),
                StepRecord.Result.FAILED,
                null,
                null)),
        Map.of());
  }

  @Test
  void anOutcomeDoesNotWaitForLateVerdicts() {
    book.accept(new RunEvent.RunEnded(run(null)));
    book.accept(new RunEvent.RunSettled(run(ServerVerdict.UP)));
    assertThat(entries)
        .extracting(entry -> ((OfRun) entry).run().settled())
        .containsExactly(false, true);
  }

  @Test
  void aRunThatHasItsVerdictsIsHandedOverOnce() {
    book.accept(new RunEvent.RunEnded(run(ServerVerdict.DOWN)));
    book.accept(new RunEvent.RunSettled(run(ServerVerdict.DOWN)));
    assertThat(entries).hasSize(1);
  }

  @Test
  void aStartThatWasPassedOverIsAnEntryOfItsOwn() {
    book.passedOver("chat", NOON);
    book.passedOver("chat", NOON);
    assertThat(entries).allMatch(OfPassedOver.class::isInstance);
    assertThat(entries).extracting(Entry::id).doesNotHaveDuplicates();
  }
}
