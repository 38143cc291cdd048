package dev.nines.rules;

import java.util.ArrayList;
import java.util.List;

/** What is counted, and kept apart by which labels beside the subject and the region. */
enum Family {
  RUNS("nines_runs", "outcome dependency"),
  DUE("nines_runs_due"),
  COVERED("nines_runs_covered"),
  ATTEMPTS("nines_attempts", "server"),
  LATENCY("nines_latency_objective_runs", "objective kept"),
  BACKENDS_UP("nines_service_backend_up_seconds"),
  BACKENDS_KNOWN("nines_service_backend_known_seconds"),
  ALL_BACKENDS_UP("nines_service_all_backends_up_seconds"),
  ALL_BACKENDS_KNOWN("nines_service_all_backends_known_seconds"),
  MINUTES_GOOD("nines_minutes_good"),
  MINUTES_MEASURED("nines_minutes_measured");

  /** Of which journeys and services something is counted. */
  enum Scope {
    EVERYTHING,
    SERVICES_WITH_BACKENDS,
    INTEGRAL_SERVICES
  }

  private final String metric;
  private final String labels;

  Family(String metric) {
    this(metric, "");
  }

  /**
   * @param labels with blanks between
   */
  Family(String metric, String labels) {
    this.metric = metric;
    this.labels = labels;
  }

  /** The prober's counter. */
  String counter() {
    return metric + "_total";
  }

  /** The labels that are kept, the subject's first. */
  List<String> by(Subject subject) {
    var all = new ArrayList<>(List.of(subject.label(), "region"));
    if (!labels.isEmpty()) {
      all.addAll(List.of(labels.split(" ")));
    }
    return all;
  }

  /** The recorded series of how much was counted over {@code range}. */
  String recorded(Subject subject, Range range) {
    return String.join("_", by(subject)) + ":" + metric + ":increase" + range;
  }

  Scope scope() {
    return switch (this) {
      case RUNS, DUE, COVERED, ATTEMPTS, LATENCY -> Scope.EVERYTHING;
      case BACKENDS_UP, BACKENDS_KNOWN, ALL_BACKENDS_UP, ALL_BACKENDS_KNOWN ->
          Scope.SERVICES_WITH_BACKENDS;
      case MINUTES_GOOD, MINUTES_MEASURED -> Scope.INTEGRAL_SERVICES;
    };
  }

  /** Whether anything is counted of such subjects. */
  boolean concerns(Subject subject) {
    return subject == Subject.SERVICE || scope() == Scope.EVERYTHING;
  }
}
