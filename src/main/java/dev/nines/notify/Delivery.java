package dev.nines.notify;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What one receiver is owed of one conversation. It holds no message: whenever it is sent, the
 * receiver gets the state that holds then, and nothing of what it missed meanwhile.
 *
 * @param version higher with each change
 * @param kind why the receiver is told
 * @param wanted the version of the conversation that the receiver must know at least
 * @param told the version that it knows; 0 where it knows nothing
 * @param since when it was owed first
 * @param next not to be sent before
 * @param vain whether what was sent last would not be taken however often it is sent
 * @param attempts how many failed since it last succeeded
 * @param failure why the last one failed, or null
 */
record Delivery(
    String receiver,
    String conversation,
    long version,
    Notice.Kind kind,
    long wanted,
    long told,
    Instant since,
    Instant next,
    boolean vain,
    int attempts,
    @Nullable String failure) {

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Duration PAUSE_IN_VAIN = Duration.ofMinutes(15);

  /** Versions begin with the time: what was kept of it before may have been forgotten here. */
  static Delivery of(String receiver, Conversation conversation, Notice.Kind kind, Instant now) {
    return new Delivery(
        receiver,
        conversation.id(),
        now.toEpochMilli(),
        kind,
        conversation.version(),
        0,
        now,
        now,
        false,
        0,
        null);
  }

  boolean waits() {
    return wanted > told;
  }

  /**
   * More is to be told. Who was never told of the beginning is told of it as new, unless it is over
   * by now.
   */
  Delivery wanting(Conversation conversation, Notice.Kind why, Instant now) {
    boolean first = told == 0 && why != Notice.Kind.RESOLVED;
    return new Delivery(
        receiver,
        this.conversation,
        version + 1,
        first ? kind : why,
        conversation.version(),
        told,
        waits() ? since : now,
        // Something else may be taken where the same again would not.
        waits() && !vain ? next : now,
        false,
        attempts,
        failure);
  }

  /** The receiver knows this version. */
  Delivery sent(long known, Instant now) {
    return new Delivery(
        receiver,
        conversation,
        version + 1,
        kind,
        wanted,
        Math.max(told, known),
        since,
        now,
        false,
        0,
        null);
  }

  /** The receiver did not take it: it is sent again after a while, each time a longer one. */
  Delivery failed(NotSentException why, double jitter, Instant now) {
    var pause = why.pause();
    if (pause == null) {
      pause =
          why.lasting()
              ? PAUSE_IN_VAIN
              : longest(FIRST_PAUSE.multipliedBy(1L << Math.min(attempts, 10)));
    }
    return new Delivery(
        receiver,
        conversation,
        version + 1,
        kind,
        wanted,
        told,
        since,
        now.plusMillis(Math.round(pause.toMillis() * jitter)),
        why.lasting(),
        attempts + 1,
        why.getMessage());
  }

  /** What the receiver knows is to be told once more. */
  Delivery owedAgain(Instant now) {
    return new Delivery(
        receiver,
        conversation,
        version,
        Notice.Kind.REMINDED,
        wanted,
        wanted - 1,
        now,
        now,
        false,
        attempts,
        failure);
  }

  private static Duration longest(Duration pause) {
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }
}
