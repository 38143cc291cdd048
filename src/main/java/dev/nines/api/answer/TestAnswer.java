package dev.nines.api.answer;

import dev.nines.alert.Receiver;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A test that a receiver took.
 *
 * @param headline and {@code text}: what was sent, in words; a channel may say it in a form of its
 *     own
 * @param duration in seconds, from when it was asked for until it was taken
 */
@Schema(name = "ReceiverTest")
public record TestAnswer(
    String receiver,
    String channel,
    String environment,
    String region,
    Instant sent,
    BigDecimal duration,
    String headline,
    String text) {

  /** The published form of what was taken. */
  public static TestAnswer of(Receiver receiver, Notice notice, Duration duration) {
    var message = Wording.of(notice);
    return new TestAnswer(
        receiver.name(),
        receiver.channel().word(),
        notice.environment(),
        notice.region(),
        notice.at(),
        Seconds.of(duration),
        message.headline(),
        message.body());
  }
}
