package dev.nines.alert;

import dev.nines.journey.Durations;
import dev.nines.journey.Journey;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When a journey or service is in trouble. */
public sealed interface AlertRule {

  /** Unique among the rules of one subject; in messages, metrics and the API. */
  String name();

  Severity severity();

  Kind kind();

  /** Whose trouble it is when the rule is broken. */
  default Concern concern() {
    return switch (this) {
      case Consecutive _, FailuresOf _, BurnRate _, NoGoodRun _ -> Concern.CUSTOMERS;
      case NoRun _, LowCoverage _ -> Concern.PROBER;
    };
  }

  /**
   * How long nothing may be seen of a journey: a run may take its whole time without anything being
   * wrong.
   *
   * @param length as it is declared; null for three intervals
   */
  static Duration silence(@Nullable Duration length, Journey journey) {
    var declared = length == null ? journey.interval().multipliedBy(3) : length;
    var longest = journey.interval().plus(journey.timeout()).plus(Journey.TEARDOWN_LIMIT);
    return declared.compareTo(longest) < 0 ? longest : declared;
  }

  /** Rules are replaced by their kind: who declares one leaves the others as they are. */
  enum Kind {
    CONSECUTIVE("consecutive"),
    FAILURES("failures"),
    BURN_RATE("burn rate"),
    LATENCY("latency"),
    NO_GOOD_RUN("no good run"),
    NO_RUN("no run"),
    COVERAGE("coverage");

    private final String word;

    Kind(String word) {
      this.word = word;
    }

    /** The key in a journey's file. */
    public String word() {
      return word;
    }
  }

  /** Whom a trouble is told of. */
  enum Concern {
    /** Customers do not get what they came for. */
    CUSTOMERS,
    /** The prober cannot tell whether they do. */
    PROBER
  }

  /**
   * So many runs in a row failed; runs that say nothing of the service are passed over. It is over
   * with {@code recoveries} good ones in a row.
   *
   * @param failures at least 1
   * @param recoveries at least 1
   */
  record Consecutive(Severity severity, int failures, int recoveries) implements AlertRule {
    public Consecutive {
      require(failures >= 1 && recoveries >= 1, "consecutive runs", "at least 1");
    }

    @Override
    public String name() {
      return "consecutive";
    }

    @Override
    public Kind kind() {
      return Kind.CONSECUTIVE;
    }
  }

  /**
   * So many of the last runs failed, in a row or not.
   *
   * @param failures at least 1
   * @param runs at least {@code failures}
   */
  record FailuresOf(Severity severity, int failures, int runs) implements AlertRule {
    public FailuresOf {
      require(failures >= 1 && runs >= failures, "failures of runs", "1 of 1 at least");
    }

    @Override
    public String name() {
      return "failures";
    }

    @Override
    public Kind kind() {
      return Kind.FAILURES;
    }
  }

  /**
   * The error budget of an objective is spent {@code factor} times faster than it lasts, over a
   * long window and still over a short one: multi-window alerts of the "Site Reliability Workbook"
   * (2018), chapter 5.
   *
   * @param promise which objectives are judged
   * @param shortWindow shorter than {@code longWindow}
   * @param factor more than 0
   * @param significance how improbable the failures of the long window must be for a service that
   *     just keeps its promise, so that a window with few runs says nothing; more than 0, at most 1
   */
  record BurnRate(
      Severity severity,
      Promise promise,
      Duration longWindow,
      Duration shortWindow,
      double factor,
      double significance)
      implements AlertRule {
    public BurnRate {
      require(shortWindow.compareTo(longWindow) < 0, "the short window", "shorter than the long");
      require(factor > 0, "the factor", "more than 0");
      require(significance > 0 && significance <= 1, "the significance", "more than 0, at most 1");
    }

    @Override
    public String name() {
      return (promise == Promise.AVAILABILITY ? "burn-rate-" : "latency-")
          + Durations.text(longWindow);
    }

    @Override
    public Kind kind() {
      return promise == Promise.AVAILABILITY ? Kind.BURN_RATE : Kind.LATENCY;
    }
  }

  /** Which objectives a burn rate is of. */
  enum Promise {
    AVAILABILITY,
    LATENCY
  }

  /** Customers should be served and for so long nobody has been: no run was good. */
  record NoGoodRun(Severity severity, Duration length) implements AlertRule {
    @Override
    public String name() {
      return "no-good-run";
    }

    @Override
    public Kind kind() {
      return Kind.NO_GOOD_RUN;
    }
  }

  /**
   * Nothing fails and nothing succeeds: no run has ended.
   *
   * @param length null for three intervals, and never less than a run may take
   */
  record NoRun(Severity severity, @Nullable Duration length) implements AlertRule {
    @Override
    public String name() {
      return "no-run";
    }

    @Override
    public Kind kind() {
      return Kind.NO_RUN;
    }
  }

  /**
   * The prober measured too little of what the schedule called for.
   *
   * @param least the share of the starts that it must have measured, more than 0, at most 1
   */
  record LowCoverage(Severity severity, double least, Duration window) implements AlertRule {
    public LowCoverage {
      require(least > 0 && least <= 1, "the coverage", "more than 0, at most 1");
    }

    @Override
    public String name() {
      return "coverage";
    }

    @Override
    public Kind kind() {
      return Kind.COVERAGE;
    }
  }

  private static void require(boolean holds, String what, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(what + ": expected " + expected);
    }
  }
}
