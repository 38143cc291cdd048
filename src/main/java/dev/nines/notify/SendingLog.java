package dev.nines.notify;

import dev.nines.alert.Receiver;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Sends through another, and remembers of each receiver how that went last. Safe between threads.
 */
public final class SendingLog implements Sender {

  private final Sender sender;
  private final InstantSource clock;
  private final ConcurrentMap<String, Latest> latest = new ConcurrentHashMap<>();

  public SendingLog(Sender sender, InstantSource clock) {
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * What is known of a receiver since the prober's start.
   *
   * @param sent when it took a notice last; null where it took none
   * @param failed when it did not take one last; null where it took all
   * @param failure why it did not, without any secret; null where it took all
   */
  public record Latest(@Nullable Instant sent, @Nullable Instant failed, @Nullable String failure) {
    static final Latest NONE = new Latest(null, null, null);
  }

  @Override
  public void send(Receiver receiver, Notice notice) throws NotSentException {
    try {
      sender.send(receiver, notice);
    } catch (NotSentException e) {
      var now = clock.instant();
      latest.compute(
          receiver.name(),
          (_, before) -> new Latest(before == null ? null : before.sent(), now, e.getMessage()));
      throw e;
    }
    var now = clock.instant();
    latest.compute(
        receiver.name(),
        (_, before) ->
            before == null
                ? new Latest(now, null, null)
                : new Latest(now, before.failed(), before.failure()));
  }

  @Override
  public void declared(Directory directory) {
    latest.keySet().retainAll(directory.declared());
    sender.declared(directory);
  }

  /** What is known of a receiver. */
  public Latest latest(String receiver) {
    return latest.getOrDefault(receiver, Latest.NONE);
  }
}
