package dev.nines.cli;

import dev.nines.cli.configuration.KeepingSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the history is kept. */
final class RetentionOptions {

  @Option(
      names = "--keep-runs",
      paramLabel = "DURATION",
      description =
          "How long single runs with their steps and attempts are kept (default:"
              + " ${DEFAULT-VALUE}).")
  private String runs = KeepingSettings.KEEP_RUNS.usual();

  @Option(
      names = "--keep-minutes",
      paramLabel = "DURATION",
      description =
          "How long the account is kept by the minute; hours and days are kept for good (default:"
              + " ${DEFAULT-VALUE}).")
  private String minutes = KeepingSettings.KEEP_MINUTES.usual();

  @Option(
      names = "--spill",
      paramLabel = "FILE",
      description =
          "The file in which what is to be kept waits while the database is away (default: beside"
              + " the history's file, else nines.spill in the working directory).")
  private @Nullable Path spill;

  @Nullable Path spill() {
    return spill;
  }

  Retention retention() throws InvalidUseException {
    var retention =
        new Retention(
            SettingValues.of(KeepingSettings.KEEP_RUNS, runs),
            SettingValues.of(KeepingSettings.KEEP_MINUTES, minutes));
    if (retention.minutes().compareTo(retention.runs()) < 0) {
      throw new InvalidUseException(
          "--keep-minutes is "
              + minutes
              + " and --keep-runs is "
              + runs
              + "; expected minutes to be kept as long as runs at least");
    }
    return retention;
  }
}
