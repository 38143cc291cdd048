package dev.nines.rules;

/** What Prometheus evaluates again and again. */
public sealed interface Evaluated permits Rule, Alert {}
