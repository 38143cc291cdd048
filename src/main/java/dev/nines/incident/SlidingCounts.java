package dev.nines.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;

/**
 * How much was good and bad over the last {@code window}, in slots of a sixtieth of it, so that
 * what is older than the window is forgotten at most that late.
 */
final class SlidingCounts {

  private static final int SLOTS = 60;

  private final long slotMillis;
  private final int[] good = new int[SLOTS];
  private final int[] bad = new int[SLOTS];
  private long latest = Long.MIN_VALUE;
  private int goodSum;
  private int badSum;

  /**
   * @param window at least 60 ms
   */
  SlidingCounts(Duration window) {
    slotMillis = Math.max(1, window.toMillis() / SLOTS);
  }

  void add(Instant at, boolean isGood) {
    long slot = Math.floorDiv(at.toEpochMilli(), slotMillis);
    if (latest == Long.MIN_VALUE || slot > latest) {
      forget(slot);
    }
    if (slot <= latest - SLOTS) {
      return;
    }
    int index = Math.floorMod(slot, SLOTS);
    if (isGood) {
      good[index]++;
      goodSum++;
    } else {
      bad[index]++;
      badSum++;
    }
  }

  /** Forgets what is older than the window before {@code now}. */
  void advance(Instant now) {
    long slot = Math.floorDiv(now.toEpochMilli(), slotMillis);
    if (latest != Long.MIN_VALUE && slot > latest) {
      forget(slot);
    }
  }

  int good() {
    return goodSum;
  }

  int bad() {
    return badSum;
  }

  int all() {
    return goodSum + badSum;
  }

  private void forget(long slot) {
    if (latest == Long.MIN_VALUE || slot - latest >= SLOTS) {
      Arrays.fill(good, 0);
      Arrays.fill(bad, 0);
      goodSum = 0;
      badSum = 0;
    } else {
      for (long each = latest + 1; each <= slot; each++) {
        int index = Math.floorMod(each, SLOTS);
        goodSum -= good[index];
        badSum -= bad[index];
        good[index] = 0;
        bad[index] = 0;
      }
    }
    latest = slot;
  }
}
