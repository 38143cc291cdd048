package dev.nines.cli;

import dev.nines.journey.Durations;
import java.time.Duration;
import picocli.CommandLine.Option;

/** How long what is kept for a time is kept. */
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

  Retention retention() throws InvalidUseException {
    return new Retention(
        atLeast("--keep-runs", runs, Duration.ofHours(1)),
        atLeast("--keep-minutes", minutes, Duration.ofDays(2)));
  }

  private static Duration atLeast(String option, String text, Duration least)
      throws InvalidUseException {
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
