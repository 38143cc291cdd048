/**
 * Recording rules for Prometheus that derive the account's numbers from the prober's counters, true
 * under rolling updates and over several replicas. Knows {@code journey} and {@code slo}; pure.
 */
@NullMarked
package dev.nines.rules;

import org.jspecify.annotations.NullMarked;
