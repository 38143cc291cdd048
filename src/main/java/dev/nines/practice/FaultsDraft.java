package dev.nines.practice;

import java.time.Duration;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Faults while they are put together; {@link Faults} judges the values. */
final class FaultsDraft {
  Duration latency;
  double errorShare;
  final Map<String, BackendFault> backends;
  final Set<String> stuckPartitions;
  boolean dropMessages;
  boolean loginDown;
  boolean noOperators;
  Duration lateAnswers;
  Duration deliveryDelay;
  OptionalInt operators;
  boolean coveredButton;
  boolean brokenScript;

  FaultsDraft(Faults from) {
    latency = from.latency();
    errorShare = from.errorShare();
    backends = new TreeMap<>(from.backends());
    stuckPartitions = new TreeSet<>(from.stuckPartitions());
    dropMessages = from.dropMessages();
    loginDown = from.loginDown();
    noOperators = from.noOperators();
    lateAnswers = from.lateAnswers();
    deliveryDelay = from.deliveryDelay();
    operators = from.operators();
    coveredButton = from.coveredButton();
    brokenScript = from.brokenScript();
  }

  Faults faults() {
    return new Faults(
        latency,
        errorShare,
        backends,
        stuckPartitions,
        dropMessages,
        loginDown,
        noOperators,
        lateAnswers,
        deliveryDelay,
        operators,
        coveredButton,
        brokenScript);
  }
}
