package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.runner.Environment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What journeys read where a configuration file adds variables for them. Secrets are the machine's
 * alone: a file has none.
 */
record ConfiguredEnvironment(Environment machine, Map<String, String> variables)
    implements Environment {

  /** The environment of a region. */
  static Environment of(Environment machine, Configuration configuration, String region) {
    var given = configuration.variables(region);
    if (given.isEmpty()) {
      return machine;
    }
    var all = new HashMap<>(machine.variables());
    given.forEach((name, value) -> all.put(name, value.text()));
    return new ConfiguredEnvironment(machine, Collections.unmodifiableMap(all));
  }

  @Override
  public @Nullable String secret(String name) {
    return machine.secret(name);
  }
}
