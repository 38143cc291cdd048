/**
 * When a service is promised: business hours with a time zone and holidays, maintenance windows,
 * and arithmetic in business time. A {@link dev.nines.calendar.Calendar} is a set of instants, and
 * an instant is in it by what the local clock shows at that instant; so the hour that a clock skips
 * is never open and the hour that it repeats counts twice. Holidays are dates, also read from an
 * iCalendar file by {@link dev.nines.calendar.ICalendarHolidays}. The package knows no other
 * package of Nines and no clock: the caller says which instant is meant, and hands over text that
 * was read from files. All public types are immutable and may be shared between threads, except for
 * the iterators, which belong to the thread that asked for them.
 */
@NullMarked
package dev.nines.calendar;

import org.jspecify.annotations.NullMarked;
