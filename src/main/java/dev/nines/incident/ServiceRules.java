package dev.nines.incident;

import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoGoodRun;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.alert.WatchedService;
import dev.nines.journey.Objective.Availability;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Who judges a rule of a service: of an integral one by its minutes, of a local one by the runs of
 * all its journeys together, as the account does. Rules about single runs judge neither.
 *
 * @param since when it began to be watched
 */
record ServiceRules(WatchedService watched, Instant since) {

  /** What a run may need to get into the account after it has ended. */
  private static final Duration WRITING = Duration.ofSeconds(10);

  /** Nobody waits longer for the runs of a minute; those that take longer are counted later. */
  private static final Duration LONGEST = Duration.ofMinutes(5);

  Stream<ServiceJudge> judges(AlertRule rule) {
    return switch (rule) {
      case BurnRate burn -> burn.promise() == Promise.AVAILABILITY ? burning(burn) : Stream.empty();
      case NoGoodRun none ->
          absence(none.length(), new GoodMinute(name(), parts()), "no minute of it was good");
      case NoRun none -> absence(none.length(), new EndedRun(parts()), "no run has ended");
      case Consecutive _, FailuresOf _, LowCoverage _ -> Stream.empty();
    };
  }

  private String name() {
    return watched.service().name();
  }

  private Parts parts() {
    return new Parts(watched.journeys());
  }

  private Stream<ServiceJudge> burning(BurnRate rule) {
    boolean integral = watched.service().integral();
    Function<Measured, Spent> spending =
        integral ? of -> Spent.of(of.minutes(name())) : of -> Spent.of(of.runs(parts().names()));
    return watched.service().objectives().stream()
        .filter(Availability.class::isInstance)
        .map(Availability.class::cast)
        .map(promise ->
            new ServiceBudgetJudge(
                rule,
                new Budget(
                    rule,
                    Shares.percent(promise.target()) + " % availability",
                    promise.target(),
                    integral ? "minutes" : "runs"),
                spending,
                this::worth,
                parts(),
                settling()));
  }

  /** How many of what is counted one failure may have cost. */
  private double worth(Measured of, int minutes) {
    var formula = watched.service().formula();
    return formula == null ? 1 : parts().together(of, minutes) * formula.largestShare();
  }

  private Duration settling() {
    var patience = watched.patience().plus(WRITING);
    return patience.compareTo(LONGEST) < 0 ? patience : LONGEST;
  }

  private Stream<ServiceJudge> absence(
      @Nullable Duration length, ServiceAbsenceJudge.Sign sign, String absent) {
    if (!watched.service().integral()) {
      return Stream.empty();
    }
    return Stream.of(new ServiceAbsenceJudge(watched.silence(length), sign, absent, since));
  }
}
