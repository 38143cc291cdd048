package dev.nines.incident;

import dev.nines.journey.Durations;
import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Notices that something has not been counted of a service for too long. */
final class ServiceAbsenceJudge implements ServiceJudge {
  private final Duration length;
  private final Sign sign;
  private final String absent;
  private final Instant since;
  private boolean seen;
  private List<FailingPart> missing = List.of();

  /** What is looked for in what was counted. */
  interface Sign {

    boolean seen(Measured of);

    /** The parts that it was missed of, where it was not seen. */
    List<FailingPart> missing(Measured of);
  }

  /**
   * @param absent what is missed, in words
   * @param since when it began to be looked for
   */
  ServiceAbsenceJudge(Duration length, Sign sign, String absent, Instant since) {
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
    var of = measured.apply(window(at));
    seen = sign.seen(of);
    missing = seen ? List.of() : sign.missing(of);
  }

  @Override
  public boolean informed(Instant now) {
    return seen || !now.isBefore(since.plus(length));
  }

  @Override
  public Condition at(Instant now) {
    return seen || now.isBefore(since.plus(length))
        ? Condition.Clear.CLEAR
        : new Condition.Broken(absent + " for " + Durations.text(length), missing);
  }
}
