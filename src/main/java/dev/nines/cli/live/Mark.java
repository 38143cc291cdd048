package dev.nines.cli.live;

import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.StepRecord;

/** How something went, at a glance. */
enum Mark {
  GOOD("✓", "32"),
  SO_SO("~", "33"),
  BAD("✗", "31"),
  NOTHING("–", "2"),
  UNSURE("?", "35");

  private final String symbol;
  private final String colour;

  Mark(String symbol, String colour) {
    this.symbol = symbol;
    this.colour = colour;
  }

  String in(Palette palette) {
    return palette.paint(colour, symbol);
  }

  static Mark of(StepRecord step) {
    return switch (step.result()) {
      case SUCCEEDED -> step.retried() ? SO_SO : GOOD;
      case FAILED -> BAD;
      case NOT_HELD, SKIPPED -> NOTHING;
      case CUT -> UNSURE;
    };
  }

  static Mark of(Outcome outcome) {
    return switch (outcome) {
      case Passed _ -> GOOD;
      case Degraded _ -> SO_SO;
      case Failed _ -> BAD;
      case Excluded _ -> NOTHING;
      case Inconclusive _ -> UNSURE;
    };
  }
}
