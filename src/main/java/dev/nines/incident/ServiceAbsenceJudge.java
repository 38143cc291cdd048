package dev.nines.incident;

import dev.nines.journey.Durations;
import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Notices that something has not been counted of a service for too long. */
final class ServiceAbsenceJudge implements ServiceJudge {
  private final Duration length;
  private final Predicate<Measured> sign;
  private final String absent;
  private final Instant since;
  private boolean seen;

  /**
   * @param sign whether what is looked for was counted
   * @param absent what is missed, in words
   * @param since when it began to be looked for
   */
  ServiceAbsenceJudge(Duration length, Predicate<Measured> sign, String absent, Instant since) {
    this.length = length;
    this.sign = sign;
    this.absent = absent;
    this.since = since;
  }

  private Window window(Instant at) {
    return new Window(Resolution.MINUTE.floor(at.minus(length)), Resolution.MINUTE.ceil(at));
  }

  @Override
  public Stream<Window> windows(Instant at) {
    return Stream.of(window(at));
  }

  @Override
  public void look(Instant at, Function<Window, Measured> measured) {
    seen = sign.test(measured.apply(window(at)));
  }

  @Override
  public boolean informed(Instant now) {
    return seen || !now.isBefore(since.plus(length));
  }

  @Override
  public Condition at(Instant now) {
    return seen || now.isBefore(since.plus(length))
        ? Condition.Clear.CLEAR
        : new Condition.Broken(absent + " for " + Durations.text(length));
  }
}
