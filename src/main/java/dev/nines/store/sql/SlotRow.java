package dev.nines.store.sql;

import dev.nines.slo.Tally;
import org.jspecify.annotations.Nullable;

/** A row of a table of slots. Its details stay packed until somebody needs them. Immutable. */
final class SlotRow {

  static final SlotRow NONE = new SlotRow(Tally.NONE, null, false);

  private final Tally counted;
  private final byte @Nullable [] details;
  private final boolean detailsChanged;

  /**
   * One that is there.
   *
   * @param counted without details
   * @param details packed; null where there are none
   */
  SlotRow(Tally counted, byte @Nullable [] details) {
    this(counted, details, false);
  }

  private SlotRow(Tally counted, byte @Nullable [] details, boolean detailsChanged) {
    this.counted = counted;
    this.details = details;
    this.detailsChanged = detailsChanged;
  }

  /** Without details. */
  Tally counted() {
    return counted;
  }

  /** Packed; null where there are none. */
  byte @Nullable [] details() {
    return details;
  }

  /** Whether the details are others than those that are there. */
  boolean detailsChanged() {
    return detailsChanged;
  }

  Tally tally() {
    return counted.with(DetailsCodec.decode(details));
  }

  SlotRow with(Change change) {
    var added = change.added();
    var removed = change.removed();
    var numbers = counted.plus(added.withoutDetails()).minus(removed.withoutDetails());
    return added.details().equals(removed.details())
        ? new SlotRow(numbers, details, detailsChanged)
        : new SlotRow(
            numbers,
            DetailsCodec.encode(
                DetailsCodec.decode(details).plus(added.details()).minus(removed.details())),
            true);
  }
}
