package dev.nines.cli.account;

import dev.nines.cli.live.Clean;

/**
 * A piece of a table.
 *
 * @param tone what it says beside its text
 */
record Cell(String text, Tone tone) {

  enum Tone {
    PLAIN,
    GOOD,
    WARNING,
    BAD
  }

  Cell {
    text = Clean.line(text);
  }

  static Cell of(String text) {
    return new Cell(text, Tone.PLAIN);
  }
}
