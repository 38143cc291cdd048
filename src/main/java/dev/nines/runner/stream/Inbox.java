package dev.nines.runner.stream;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a stream received and no step has taken, in order and within a bound: past it the oldest
 * messages are dropped and counted, so that a flood is never more than the bound. The reader never
 * waits for the steps.
 *
 * <p>A step that waits and one that was given up and is only observed may look for the same
 * message. So a taken message stays, for those who look, as long as anybody watches.
 */
final class Inbox {

  private final Bounds bounds;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Letter> letters = new ArrayList<>();
  private long bytes;
  private long arrivals;
  private long dropped;
  private int watchers;
  private @Nullable Ending ending;

  Inbox(Bounds bounds) {
    this.bounds = bounds;
  }

  Bounds bounds() {
    return bounds;
  }

  /** A message in the inbox. */
  static final class Letter {
    private final Message message;
    private final long place;
    private long arrival;
    private boolean taken;

    private Letter(Message message, long place) {
      this.message = message;
      this.place = place;
      this.arrival = place;
    }

    Message message() {
      return message;
    }
  }

  /** How the stream ended, and when, as a value of the ticker. */
  record Ending(StreamEnd end, long at) {}

  /** Puts {@code message} in, at the cost of the oldest if there is no room. */
  void add(Message message) {
    lock.lock();
    try {
      letters.add(new Letter(message, ++arrivals));
      bytes += message.size();
      makeRoom();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Nothing more will come; the first one to say why is right. */
  boolean end(StreamEnd end, long at) {
    lock.lock();
    try {
      if (ending != null) {
        return false;
      }
      ending = new Ending(end, at);
      changed.signalAll();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Nullable Ending ending() {
    lock.lock();
    try {
      return ending;
    } finally {
      lock.unlock();
    }
  }

  Ending awaitEnding() throws InterruptedException {
    lock.lock();
    try {
      while (ending == null) {
        changed.await();
      }
      return ending;
    } finally {
      lock.unlock();
    }
  }

  /** How many messages were dropped for want of room. */
  long dropped() {
    lock.lock();
    try {
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  /** Puts a taken letter back in its place: who took it was given up. */
  void giveBack(Letter letter) {
    lock.lock();
    try {
      if (!letter.taken) {
        return;
      }
      letter.taken = false;
      letter.arrival = ++arrivals;
      if (!letters.contains(letter)) {
        int place = 0;
        while (place < letters.size() && letters.get(place).place < letter.place) {
          place++;
        }
        letters.add(place, letter);
        bytes += letter.message.size();
        makeRoom();
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Begins to look for a message.
   *
   * @param onlooker whether it takes nothing: then it also sees what others take meanwhile
   */
  Watch watch(BooleanSupplier onlooker) {
    lock.lock();
    try {
      watchers++;
      return new Watch(onlooker);
    } finally {
      lock.unlock();
    }
  }

  private void makeRoom() {
    if (letters.size() > bounds.messages() || bytes > bounds.bytes()) {
      removeTaken();
    }
    int surplus = 0;
    // The newest stays, however great: its own bound is the reader's.
    while (surplus < letters.size() - 1
        && (letters.size() - surplus > bounds.messages() || bytes > bounds.bytes())) {
      bytes -= letters.get(surplus++).message.size();
    }
    letters.subList(0, surplus).clear();
    dropped += surplus;
  }

  private void removeTaken() {
    letters.removeIf(letter -> {
      if (letter.taken) {
        bytes -= letter.message.size();
      }
      return letter.taken;
    });
  }

  /** One who looks for a message and sees each of them once. */
  final class Watch implements AutoCloseable {
    private final BooleanSupplier onlooker;
    private long seen;

    private Watch(BooleanSupplier onlooker) {
      this.onlooker = onlooker;
    }

    /**
     * The messages that this watch has not seen, in order; blocks until there are any. None means
     * that the stream has ended and everything was seen.
     */
    List<Letter> next() throws InterruptedException {
      lock.lockInterruptibly();
      try {
        while (true) {
          boolean takenToo = onlooker.getAsBoolean();
          var fresh =
              letters.stream()
                  .filter(letter -> letter.arrival > seen && (takenToo || !letter.taken))
                  .toList();
          seen = arrivals;
          if (!fresh.isEmpty() || ending != null) {
            return fresh;
          }
          changed.await();
        }
      } finally {
        lock.unlock();
      }
    }

    /** Takes {@code letter} out; false if somebody else has. An onlooker must not. */
    boolean take(Letter letter) {
      lock.lock();
      try {
        boolean first = !letter.taken;
        letter.taken = true;
        return first;
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void close() {
      lock.lock();
      try {
        if (--watchers == 0) {
          removeTaken();
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
