package dev.nines.notify;

import dev.nines.alert.Receiver;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Sends what receivers are owed on threads of the given executor: of each receiver one parcel at a
 * time, so that its conversations stay in order. Safe between threads.
 */
final class Courier {

  private static final Logger LOG = System.getLogger(Courier.class.getName());

  private final Sender sender;
  private final Executor threads;
  private final Counter counter;

  /** Where parcels come from, and where it is said what became of them. Safe between threads. */
  interface Counter {

    /** What is to be sent to a receiver now; empty while something is on its way to it. */
    Optional<Parcel> next(Receiver receiver);

    /** A receiver took a parcel. */
    void sent(Receiver receiver, Parcel parcel);

    /** A receiver did not take one. */
    void failed(Receiver receiver, Parcel parcel, NotSentException why);
  }

  /**
   * @param threads where a notice is sent; may block
   */
  Courier(Sender sender, Executor threads, Counter counter) {
    this.sender = sender;
    this.threads = threads;
    this.counter = counter;
  }

  /** Takes what there is for a receiver now, and sends it. */
  void serve(Receiver receiver) {
    counter
        .next(receiver)
        .ifPresent(parcel ->
            threads.execute(() -> {
              send(receiver, parcel);
              // The next one need not wait for the next beat.
              serve(receiver);
            }));
  }

  private void send(Receiver receiver, Parcel parcel) {
    try {
      sender.send(receiver, parcel.notice());
      counter.sent(receiver, parcel);
    } catch (NotSentException e) {
      failed(receiver, parcel, e);
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "a notice for " + receiver.name() + " could not be made", e);
      failed(
          receiver,
          parcel,
          NotSentException.later("it could not be made: " + e.getClass().getSimpleName(), null, e));
    }
  }

  private void failed(Receiver receiver, Parcel parcel, NotSentException why) {
    LOG.log(
        Level.WARNING,
        "{0} was not told of {1}: {2}",
        receiver.name(),
        parcel.notice().about(),
        why.getMessage());
    counter.failed(receiver, parcel, why);
  }
}
