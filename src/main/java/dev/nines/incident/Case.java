package dev.nines.incident;

import dev.nines.alert.AlertRule;
import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Condition.Broken;
import dev.nines.incident.Condition.Building;
import dev.nines.incident.Condition.Clear;
import dev.nines.incident.Condition.Unknown;
import dev.nines.incident.Stage.Resolved;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One rule of a subject, those who judge it, and what became of it. Not safe between threads. */
final class Case {
  final String rule;
  final Severity severity;
  final Concern concern;
  final List<? extends Judge> judges;
  @Nullable Incident incident;
  @Nullable Evidence evidence;

  /** Whether the incident is from before the judges. */
  boolean inherited;

  /** Whether others told of the same trouble, as gravely at least: it needs none of its own. */
  private boolean spokenFor;

  Case(AlertRule rule, List<? extends Judge> judges) {
    this(rule.name(), rule.severity(), rule.concern(), judges);
  }

  Case(String rule, Severity severity, Concern concern, List<? extends Judge> judges) {
    this.rule = rule;
    this.severity = severity;
    this.concern = concern;
    this.judges = judges;
  }

  Condition at(Instant now) {
    Condition worst = Clear.CLEAR;
    for (var judge : judges) {
      var each = judge.at(now);
      if (each instanceof Broken) {
        return spokenFor && !stands() ? Building.BUILDING : each;
      }
      worst = each instanceof Building || worst instanceof Clear ? each : worst;
    }
    return worst;
  }

  /** Others tell how gravely customers are hurt; null where they tell of nothing. */
  void heard(@Nullable Severity told, Instant now) {
    if (covers(told)) {
      spokenFor = true;
    } else if (at(now) instanceof Clear) {
      // Until then what it sees may be what they told of, which is over.
      spokenFor = false;
    }
  }

  /** A run failed, and others tell as gravely as this; null where they tell of nothing. */
  void failed(@Nullable Severity told) {
    spokenFor &= covers(told);
  }

  private boolean covers(@Nullable Severity told) {
    return told != null && told.atLeast(severity);
  }

  /** Whether something went wrong by its rule. */
  boolean building(Instant now) {
    return switch (at(now)) {
      case Building _, Broken _ -> true;
      case Clear _, Unknown _ -> false;
    };
  }

  /** Whether its incident is not over. */
  boolean concerned() {
    return incident != null && !(incident.stage() instanceof Resolved);
  }

  /** Whether its incident is told, or to be told. */
  boolean stands() {
    return incident != null && incident.stage().stands();
  }

  /** Whether its judges have seen enough to end what stood before them. */
  boolean informed(Instant now) {
    return !inherited || judges.stream().allMatch(judge -> judge.informed(now));
  }

  /** A run is evidence of its trouble. */
  void collect(FailedRun failed) {
    evidence = evidence == null ? Evidence.of(failed) : evidence.and(failed);
  }
}
