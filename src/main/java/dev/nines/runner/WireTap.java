package dev.nines.runner;

import dev.nines.outcome.RunEvent.Direction;
import java.util.function.Supplier;

/** Where requests, answers and frames are shown to someone who debugs a journey. */
@FunctionalInterface
public interface WireTap {

  /** Shows nothing. */
  WireTap OFF = (_, _) -> {};

  /**
   * Shows something; {@code text} is only asked for when someone looks. Secrets are taken out
   * behind this call.
   */
  void show(Direction direction, Supplier<String> text);

  /**
   * {@code text} without secrets: to be asked before a text is cut, or the beginning of a secret is
   * left.
   */
  default String redacted(String text) {
    return text;
  }
}
