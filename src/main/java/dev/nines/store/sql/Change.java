package dev.nines.store.sql;

import dev.nines.slo.Slots;
import dev.nines.slo.Tally;

/**
 * What a group of entries does to a slot. What is taken out is kept apart from what is put in: a
 * difference of the two alone could be less than nothing, which no sketch can be.
 */
record Change(Tally added, Tally removed) {

  static final Change NONE = new Change(Tally.NONE, Tally.NONE);

  static Change adding(Tally tally) {
    return new Change(tally, Tally.NONE);
  }

  static Change of(Slots before, Slots after) {
    return new Change(Tally.NONE.with(after), Tally.NONE.with(before));
  }

  Change plus(Change other) {
    return new Change(added.plus(other.added), removed.plus(other.removed));
  }

  boolean changesNothing() {
    return added.equals(removed);
  }
}
