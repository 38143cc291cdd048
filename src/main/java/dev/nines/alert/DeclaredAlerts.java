package dev.nines.alert;

import dev.nines.alert.AlertRule.Kind;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What is declared of the alerts of one journey or service, each layer by who declares it. Where
 * one leaves something open, the next decides.
 *
 * @param journey in its own file; open of a service
 * @param service in that of the service that it measures
 * @param defaults for everything
 */
public record DeclaredAlerts(AlertPolicy journey, AlertPolicy service, AlertPolicy defaults) {

  /** Nobody declared anything. */
  public static final DeclaredAlerts NONE =
      new DeclaredAlerts(AlertPolicy.OPEN, AlertPolicy.OPEN, AlertPolicy.OPEN);

  /** Who decides something. */
  public enum Declarer {
    JOURNEY,
    SERVICE,
    DEFAULTS,
    /** Nobody did: Nines comes with it. */
    PRESET
  }

  /** What is in force, with nothing left open. */
  public AlertPolicy policy() {
    return journey.over(service).over(defaults).over(AlertPolicy.PRESET);
  }

  /** What can be judged of a service that is composed of others: it has no runs of its own. */
  private static final Set<Kind> OF_INTEGRAL =
      EnumSet.of(Kind.BURN_RATE, Kind.NO_GOOD_RUN, Kind.NO_RUN);

  /**
   * That of a service that is composed of others. That no run ends is told of each of its journeys;
   * it is judged of the whole only where the service's own file says so.
   *
   * @param service in its own file
   * @param defaults for everything
   */
  public static DeclaredAlerts ofIntegral(AlertPolicy service, AlertPolicy defaults) {
    return new DeclaredAlerts(
        AlertPolicy.OPEN,
        service.only(OF_INTEGRAL),
        defaults.only(EnumSet.of(Kind.BURN_RATE, Kind.NO_GOOD_RUN)));
  }

  /** What is judged of a service that is composed of others, with nothing left open. */
  public AlertPolicy policyOfIntegral() {
    return journey
        .over(service)
        .over(defaults)
        .over(AlertPolicy.PRESET.only(EnumSet.of(Kind.BURN_RATE, Kind.NO_GOOD_RUN)));
  }

  /**
   * What is judged of a local service by the runs of all its journeys together; everything else is
   * judged of each of them.
   */
  public AlertPolicy policyOfLocal() {
    return policy().only(EnumSet.of(Kind.BURN_RATE));
  }

  /** Who decides how often a first failure is confirmed. */
  public Declarer confirming() {
    return by(layer -> layer.confirm().isPresent());
  }

  /** Who decides in how many regions there must be trouble. */
  public Declarer agreeing() {
    return by(layer -> layer.regions().isPresent());
  }

  /** Who decides the rules of a kind. */
  public Declarer of(Kind kind) {
    return by(layer -> layer.rules().containsKey(kind));
  }

  /** Who decides how a severity is told, in part at least. */
  public Declarer of(Severity severity) {
    return by(layer -> layer.protocols().containsKey(severity));
  }

  private Declarer by(Predicate<AlertPolicy> decides) {
    if (decides.test(journey)) {
      return Declarer.JOURNEY;
    }
    if (decides.test(service)) {
      return Declarer.SERVICE;
    }
    return decides.test(defaults) ? Declarer.DEFAULTS : Declarer.PRESET;
  }
}
