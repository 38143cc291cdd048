package dev.nines.notify;

import dev.nines.alert.Escalation;
import dev.nines.alert.Severity;

/** An escalation of a protocol, by the severity that it belongs to. */
record Climb(Severity severity, Escalation escalation) {}
