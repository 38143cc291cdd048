package dev.nines.runner;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What journeys read from the machine they run on. */
public interface Environment {

  /** The variables, by name: {@code env} in expressions. */
  Map<String, String> variables();

  /**
   * The secret of this name, or null where there is none. Read anew for each run, so that a rotated
   * secret is found.
   */
  @Nullable String secret(String name);
}
