package dev.nines.notify.message;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.incident.Incident;
import dev.nines.incident.Reach.Joint;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.incident.Subject.OfProber;

/** What an incident means for customers. */
enum Trouble {
  /** They do not get what they came for. */
  FAILS("not working for customers"),
  /** Too many of them do not. */
  OFTEN_FAILS("failing too often for customers"),
  /** They get it too late. */
  SLOW("too slow for customers"),
  /** Nothing is played. */
  NOTHING("nothing is measured"),
  /** Nobody knows. */
  UNKNOWN("the prober cannot tell whether this works"),
  /** What is played is not what its owners want. */
  OUTDATED("journeys are not brought up to date");

  private final String words;

  Trouble(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  static Trouble of(Incident incident) {
    if (incident.subject() instanceof OfCommit) {
      return OUTDATED;
    }
    if (incident.concern() == Concern.PROBER) {
      return incident.subject() instanceof OfProber ? NOTHING : UNKNOWN;
    }
    var rule = incident.reach() instanceof Joint(_, var cause) ? cause : incident.rule();
    if (rule.startsWith("latency")) {
      return SLOW;
    }
    return rule.startsWith("consecutive") || rule.startsWith("no-good-run") ? FAILS : OFTEN_FAILS;
  }
}
