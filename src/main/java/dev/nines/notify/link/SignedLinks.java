package dev.nines.notify.link;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes links that acknowledge a conversation, and knows its own again. */
public final class SignedLinks {

  /** How long a link holds at least; a day more at most. */
  public static final Duration LIFE = Duration.ofDays(7);

  private final @Nullable URI base;
  private final Supplier<@Nullable LinkKey> key;
  private final InstantSource clock;

  /**
   * @param base where people reach the prober, without a slash at its end; null for no links
   * @param key gives null while there is none
   */
  public SignedLinks(@Nullable URI base, Supplier<@Nullable LinkKey> key, InstantSource clock) {
    this.base = base;
    this.key = key;
    this.clock = clock;
  }

  /** What became of a link. */
  public enum Verdict {
    GOOD,
    /** It was good, and is too old. */
    EXPIRED,
    /** It is none of this prober's, or was changed. */
    FORGED,
    /** The key is not known now. */
    UNKNOWN
  }

  /** Whether messages have such links at all. */
  public boolean offered() {
    return base != null;
  }

  /** A link for those who are told by a receiver; null where none can be made now. */
  public @Nullable URI link(String conversation, String receiver) {
    var known = key.get();
    if (base == null || known == null) {
      return null;
    }
    // To the day, so that a message that is sent again is the same message.
    var until = clock.instant().truncatedTo(ChronoUnit.DAYS).plus(LIFE).plus(Duration.ofDays(1));
    var seconds = Long.toString(until.getEpochSecond());
    return URI.create(
        "%s/acknowledge/%s?receiver=%s&until=%s&signature=%s"
            .formatted(
                base,
                encoded(conversation),
                encoded(receiver),
                seconds,
                signature(known, conversation, receiver, seconds)));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Whether a link is one of those that were made, and holds still. */
  public Verdict check(String conversation, String receiver, String until, String signature) {
    var known = key.get();
    if (known == null) {
      return Verdict.UNKNOWN;
    }
    var expected = signature(known, conversation, receiver, until);
    if (!MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8))) {
      return Verdict.FORGED;
    }
    // It is signed, so it is a number.
    return clock.instant().isBefore(Instant.ofEpochSecond(Long.parseLong(until)))
        ? Verdict.GOOD
        : Verdict.EXPIRED;
  }

  private static String signature(LinkKey key, String conversation, String receiver, String until) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.sign(String.join("\n", "acknowledge", conversation, receiver, until)));
  }
}
