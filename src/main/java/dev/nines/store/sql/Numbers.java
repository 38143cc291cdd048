package dev.nines.store.sql;

import dev.nines.store.Subject;
import java.util.Map;

/** The numbers that subjects have in the database. */
record Numbers(Map<Subject, Long> known) {

  /**
   * @throws IllegalStateException where it was not asked for
   */
  long of(Subject subject) {
    var number = known.get(subject);
    if (number == null) {
      throw new IllegalStateException(subject + " has no number");
    }
    return number;
  }
}
