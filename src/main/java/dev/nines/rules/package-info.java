/**
 * Recording rules for Prometheus that derive the account's numbers from the prober's counters, true
 * under rolling updates and over several replicas. A {@link dev.nines.rules.Catalogue} of journeys
 * and services becomes groups of rules: first what is counted ({@link dev.nines.rules.Family}) over
 * some time, then shares of it ({@link dev.nines.rules.Measure}), then what objectives make of
 * those; {@link dev.nines.rules.RuleText} writes them as YAML. Alerts build on them ({@link
 * dev.nines.rules.AlertingRules}), with the presets of {@code alert}. Knows {@code alert}, {@code
 * journey} and {@code slo}, and the names of the {@code metrics} without depending on them; pure,
 * and all types are immutable.
 */
@NullMarked
package dev.nines.rules;

import org.jspecify.annotations.NullMarked;
