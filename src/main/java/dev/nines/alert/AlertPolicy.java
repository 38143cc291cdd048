package dev.nines.alert;

import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.alert.AlertRule.Consecutive;
import dev.nines.alert.AlertRule.FailuresOf;
import dev.nines.alert.AlertRule.Kind;
import dev.nines.alert.AlertRule.LowCoverage;
import dev.nines.alert.AlertRule.NoRun;
import dev.nines.alert.AlertRule.Promise;
import dev.nines.journey.Journey;
import java.time.Duration;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is judged of a journey or service, and how it is told. What one leaves open, another that it
 * is laid {@link #over} decides.
 *
 * @param confirm how many extra runs follow a first failure at once, zero or more, so that nobody
 *     waits for the interval to know; empty where it is left open
 * @param rules by kind; an empty list switches a kind off, a kind that is absent is left open
 * @param protocols how each severity is told, where that is not left open
 * @param regions in how many regions a journey must be in trouble until anybody is told, 2 or more;
 *     0 where each region tells for itself; empty where it is left open
 */
public record AlertPolicy(
    OptionalInt confirm,
    Map<Kind, List<AlertRule>> rules,
    Map<Severity, Protocol> protocols,
    OptionalInt regions) {

  /** One that leaves open how many regions there must be. */
  public AlertPolicy(
      OptionalInt confirm, Map<Kind, List<AlertRule>> rules, Map<Severity, Protocol> protocols) {
    this(confirm, rules, protocols, OptionalInt.empty());
  }

  /** Leaves everything open. */
  public static final AlertPolicy OPEN = new AlertPolicy(OptionalInt.empty(), Map.of(), Map.of());

  /**
   * Failures that chance alone brings about so rarely that a hundred healthy journeys do not show
   * them in a year.
   */
  public static final double SIGNIFICANCE = 1e-7;

  /**
   * How improbable what failed in a short window must be, so that trouble is taken to have begun
   * anew: an outage that is over stays in the long window for hours, in which there are a dozen
   * short ones.
   */
  public static final double RECENT_SIGNIFICANCE = 1e-3;

  /**
   * What holds where nobody declared otherwise. The burn rates are the pairs of the "Site
   * Reliability Workbook" (2018), table 5-8.
   */
  public static final AlertPolicy PRESET =
      new AlertPolicy(
          OptionalInt.of(2),
          Map.of(
              Kind.CONSECUTIVE, List.of(new Consecutive(Severity.CRITICAL, 3, 2)),
              Kind.FAILURES, List.of(new FailuresOf(Severity.CRITICAL, 4, 20)),
              Kind.BURN_RATE,
                  List.of(
                      burn(Severity.CRITICAL, Promise.AVAILABILITY, 60, 5, 14.4),
                      burn(Severity.CRITICAL, Promise.AVAILABILITY, 360, 30, 6),
                      burn(Severity.WARNING, Promise.AVAILABILITY, 4320, 360, 1)),
              Kind.LATENCY,
                  List.of(
                      burn(Severity.ERROR, Promise.LATENCY, 60, 5, 14.4),
                      burn(Severity.WARNING, Promise.LATENCY, 4320, 360, 1)),
              Kind.NO_GOOD_RUN, List.of(),
              Kind.NO_RUN, List.of(new NoRun(Severity.ERROR, null)),
              Kind.COVERAGE, List.of(new LowCoverage(Severity.WARNING, 0.9, Duration.ofHours(1)))),
          presets(),
          OptionalInt.of(0));

  public AlertPolicy {
    var ordered = new EnumMap<Kind, List<AlertRule>>(Kind.class);
    rules.forEach((kind, each) -> ordered.put(kind, List.copyOf(each)));
    rules = Collections.unmodifiableMap(ordered);
    protocols = Collections.unmodifiableMap(copy(protocols));
  }

  /** This policy, and {@code other} where this one leaves something open. */
  public AlertPolicy over(AlertPolicy other) {
    var both = new EnumMap<Kind, List<AlertRule>>(Kind.class);
    both.putAll(other.rules);
    both.putAll(rules);
    var told = copy(other.protocols);
    told.putAll(protocols);
    return new AlertPolicy(
        confirm.isPresent() ? confirm : other.confirm,
        both,
        told,
        regions.isPresent() ? regions : other.regions);
  }

  /**
   * In how many regions a journey must be in trouble until anybody is told: in all of its own where
   * more are asked for; 0 where each tells for itself, as that of a journey which runs in one
   * alone.
   */
  public int agreeing(Journey journey) {
    return agreeing(journey.regions());
  }

  /** The same of what can be in trouble in these regions; none for all. */
  public int agreeing(Set<String> everywhere) {
    int least = regions.orElse(0);
    int most = everywhere.size();
    return most == 1 ? 0 : most == 0 ? least : Math.min(least, most);
  }

  /** The same without rules of other kinds, which it leaves open. */
  public AlertPolicy only(Set<Kind> kinds) {
    var some = new EnumMap<Kind, List<AlertRule>>(Kind.class);
    some.putAll(rules);
    some.keySet().retainAll(kinds);
    return new AlertPolicy(confirm, some, protocols, regions);
  }

  /**
   * How many must fail together, all of them, to be as improbable as this: the least k with p^k ≤
   * significance.
   *
   * @param p the share that may fail, more than 0 and less than 1
   */
  public static long surprising(double p, double significance) {
    return (long) Math.ceil(Math.log(significance) / Math.log(p) - 1e-9);
  }

  /** Every rule, in the order of their kinds. */
  public Stream<AlertRule> all() {
    return rules.values().stream().flatMap(List::stream);
  }

  /** How a severity is told. */
  public Protocol protocol(Severity severity) {
    var declared = protocols.get(severity);
    return declared == null ? Protocol.preset(severity) : declared;
  }

  private static EnumMap<Severity, Protocol> copy(Map<Severity, Protocol> protocols) {
    var copy = new EnumMap<Severity, Protocol>(Severity.class);
    copy.putAll(protocols);
    return copy;
  }

  private static Map<Severity, Protocol> presets() {
    var all = new EnumMap<Severity, Protocol>(Severity.class);
    for (var severity : Severity.values()) {
      all.put(severity, Protocol.preset(severity));
    }
    return all;
  }

  private static BurnRate burn(
      Severity severity, Promise promise, int longMinutes, int shortMinutes, double factor) {
    return new BurnRate(
        severity,
        promise,
        Duration.ofMinutes(longMinutes),
        Duration.ofMinutes(shortMinutes),
        factor,
        SIGNIFICANCE);
  }
}
