package dev.nines.runner;

/** Tells whether the prober itself is connected. */
@FunctionalInterface
public interface ControlCheck {

  /** Without addresses to check the prober takes itself for connected. */
  ControlCheck NONE = () -> true;

  /** Whether the prober's own network is up; blocks for a few seconds at most. */
  boolean connected();
}
