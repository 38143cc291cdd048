package dev.nines.cli.report;

import dev.nines.journey.Durations;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.ServerVerdict;
import dev.nines.outcome.StepRecord;
import java.util.stream.Collectors;

/** Attempts in words, both verdicts side by side. */
public final class Attempted {

  private Attempted() {}

  /** Both verdicts: {@code client timeout, server up after 3.01 s}. */
  public static String verdicts(Attempt attempt) {
    return "client " + attempt.client().word() + ", server " + server(attempt);
  }

  /** The server's: {@code up}, {@code up after 3.01 s} where it was late, {@code still awaited}. */
  public static String server(Attempt attempt) {
    var verdict = attempt.server();
    if (verdict == null) {
      return "still awaited";
    }
    var answered = attempt.answered();
    boolean late = answered != null && answered.compareTo(attempt.duration()) > 0 && !attempt.ok();
    if (answered != null && late) {
      return verdict.word() + " after " + Durations.brief(answered);
    }
    return verdict == ServerVerdict.DOWN && answered == null && !attempt.ok()
        ? verdict.word() + ", no answer"
        : verdict.word();
  }

  /** One line for each attempt of {@code step}; empty where there was none. */
  static String lines(StepRecord step) {
    return step.attempts().stream().map(Attempted::line).collect(Collectors.joining("\n"));
  }

  private static String line(Attempt attempt) {
    return "attempt %d: %s, %s%s%s"
        .formatted(
            attempt.number(),
            Durations.brief(attempt.duration()),
            verdicts(attempt),
            attempt.backend() == null ? "" : ", backend " + attempt.backend(),
            attempt.message() == null ? "" : "; " + attempt.message());
  }
}
