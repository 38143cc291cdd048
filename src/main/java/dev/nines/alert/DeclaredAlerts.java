package dev.nines.alert;

import dev.nines.alert.AlertRule.Kind;
import java.util.function.Predicate;

/**
 * What is declared of one journey's alerts, each layer by who declares it. Where one leaves
 * something open, the next decides.
 *
 * @param journey in its own file
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
