package dev.nines.cli.account;

/**
 * A column of a table.
 *
 * @param group what it belongs to with its neighbours of the same group; may be empty
 * @param needed whether it is shown even where all its cells say nothing
 */
record Column(String group, String title, boolean right, boolean needed) {

  /** Of texts. */
  static Column left(String title) {
    return new Column("", title, false, true);
  }

  /** Of numbers. */
  static Column right(String title) {
    return new Column("", title, true, true);
  }

  Column in(String group) {
    return new Column(group, title, right, needed);
  }

  /** The same, left out where all its cells say nothing. */
  Column ifAny() {
    return new Column(group, title, right, false);
  }
}
