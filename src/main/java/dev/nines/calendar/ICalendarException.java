package dev.nines.calendar;

/** Something in an iCalendar file that cannot be read. It does not leave the reader. */
final class ICalendarException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int line;

  ICalendarException(int line, String message) {
    super(message);
    this.line = line;
  }

  ICalendarProblem problem() {
    return new ICalendarProblem(line, String.valueOf(getMessage()));
  }
}
