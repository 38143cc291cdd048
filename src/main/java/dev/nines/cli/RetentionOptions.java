package dev.nines.cli;

import dev.nines.journey.Durations;
import java.nio.file.Path;
import java.time.Duration;
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
  private String runs = "14d";

  @Option(
      names = "--keep-minutes",
      paramLabel = "DURATION",
      description =
          "How long the account is kept by the minute; hours and days are kept for good (default:"
              + " ${DEFAULT-VALUE}).")
  private String minutes = "60d";

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
            atLeast("--keep-runs", runs, Duration.ofHours(1)),
            atLeast("--keep-minutes", minutes, Duration.ofDays(2)));
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

  static Duration atLeast(String option, String text, Duration least) throws InvalidUseException {
    try {
      var duration = Durations.parse(text);
      if (duration.compareTo(least) < 0) {
        throw new InvalidUseException(
            option + " is " + text + "; expected at least " + Durations.text(least));
      }
      return duration;
    } catch (IllegalArgumentException e) {
      throw new InvalidUseException(option + ": " + e.getMessage());
    }
  }
}
