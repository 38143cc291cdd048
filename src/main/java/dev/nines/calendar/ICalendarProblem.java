package dev.nines.calendar;

/**
 * Why an iCalendar file cannot be read, or not without losing a holiday.
 *
 * @param line in the file, counted from 1; the first one of a folded line
 * @param message what was found and what is expected
 */
public record ICalendarProblem(int line, String message) {}
