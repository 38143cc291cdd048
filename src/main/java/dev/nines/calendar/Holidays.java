package dev.nines.calendar;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * Days on which no business hours begin.
 *
 * @param dates by the local calendar of the business hours that they belong to
 */
public record Holidays(Set<LocalDate> dates) {

  public static final Holidays NONE = new Holidays(Set.of());

  public Holidays {
    dates = Set.copyOf(dates);
  }

  public static Holidays of(Collection<LocalDate> dates) {
    return new Holidays(Set.copyOf(dates));
  }

  public boolean contains(LocalDate date) {
    return dates.contains(date);
  }

  /** These holidays and others. */
  public Holidays and(Holidays others) {
    var all = new HashSet<>(dates);
    all.addAll(others.dates);
    return new Holidays(all);
  }
}
