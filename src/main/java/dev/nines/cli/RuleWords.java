package dev.nines.cli;

import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.journey.Durations;
import dev.nines.journey.Objective;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Rules in words.
 *
 * @param objectives that they judge
 */
record RuleWords(List<Objective> objectives) {

  String of(AlertRule rule) {
    return switch (rule) {
      case Consecutive each ->
          "%d failed runs in a row; over after %d good ones"
              .formatted(each.failures(), each.recoveries());
      case FailuresOf each ->
          "%d of the last %d runs failed".formatted(each.failures(), each.runs());
      case BurnRate each ->
          "%s times too fast over %s and %s, %s"
              .formatted(
                  plain(each.factor()),
                  Durations.text(each.longWindow()),
                  Durations.text(each.shortWindow()),
                  promises(each.promise()));
      case NoGoodRun each -> "no good run for " + Durations.text(each.length());
      case NoRun each -> {
        var length = each.length();
        yield length == null
            ? "no run has ended for three intervals"
            : "no run has ended for " + Durations.text(length);
      }
      case LowCoverage each ->
          "less than %s %% of the starts measured in %s"
              .formatted(plain(each.least() * 100), Durations.text(each.window()));
    };
  }

  /** Of which objectives, as they are promised. */
  private String promises(Promise promise) {
    var of =
        objectives.stream()
            .filter(each -> (each instanceof Objective.Latency) == (promise == Promise.LATENCY))
            .map(each ->
                switch (each) {
                  case Objective.Availability kept -> plain(kept.target() * 100) + " %";
                  case Objective.Latency kept ->
                      plain(kept.target() * 100) + " % < " + Durations.text(kept.threshold());
                })
            .distinct()
            .collect(Collectors.joining(", "));
    return of.isEmpty() ? "were there an objective" : "of " + of;
  }

  private static String plain(double number) {
    return BigDecimal.valueOf(number)
        .setScale(6, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
