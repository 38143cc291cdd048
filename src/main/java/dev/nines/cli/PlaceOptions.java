package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.runner.ControlAddress;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import dev.nines.runner.ProcessEnvironment;
import dev.nines.runner.TcpControlCheck;
import dev.nines.target.TargetRules;
import dev.nines.time.Ticker;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a prober stands: options of every command that plays journeys. */
final class PlaceOptions {

  private final Configuration configuration;
  private final Map<String, String> variables;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region of this prober (default: $NINES_REGION, else \"local\").")
  private @Nullable String region;

  @Option(
      names = "--control",
      paramLabel = "HOST:PORT",
      split = ",",
      description =
          "Addresses that tell whether the prober itself is connected: when a run fails by refusal"
              + " or timeout and none of them accepts a connection, the run is inconclusive"
              + " (default: $NINES_CONTROL, else none).")
  private @Nullable List<String> control;

  @Option(
      names = "--secrets",
      paramLabel = "DIR",
      description =
          "A folder with a file for each secret. Before that a secret is the environment variable"
              + " of its name, or the file that NAME_FILE names (default: $NINES_SECRETS).")
  private @Nullable Path secrets;

  @Mixin private final TargetOptions targets;

  PlaceOptions(Configuration configuration) {
    this.configuration = configuration;
    this.variables = configuration.variables();
    this.targets = new TargetOptions(variables);
  }

  /** Whether any of these options is given. */
  boolean given() {
    return region != null || control != null || secrets != null || targets.given();
  }

  /**
   * Where journeys may go.
   *
   * @throws InvalidUseException if a pattern is none, or the file of them cannot be read
   */
  TargetRules targets() throws InvalidUseException {
    return targets.rules();
  }

  String region() {
    return region != null ? region : variables.getOrDefault("NINES_REGION", "local");
  }

  /**
   * The control check that was asked for.
   *
   * @throws InvalidUseException if an address is none
   */
  ControlCheck controlCheck() throws InvalidUseException {
    var texts =
        control != null
            ? control
            : Arrays.asList(variables.getOrDefault("NINES_CONTROL", "").split(","));
    try {
      return TcpControlCheck.of(
          texts.stream()
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .map(ControlAddress::parse)
              .toList(),
          Ticker.SYSTEM);
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
  }

  Environment environment() {
    var named = variables.get("NINES_SECRETS");
    return ConfiguredEnvironment.of(
        new ProcessEnvironment(
            variables, secrets != null || named == null ? secrets : Path.of(named)),
        configuration,
        region());
  }
}
