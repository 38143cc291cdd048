/**
 * Holds what lies in {@code deploy/} against the product: dashboards against the metrics, manifests
 * and images against the command line, what is generated against what generates it. Nothing of it
 * is in the prober. Tests of one thread each.
 */
@NullMarked
package dev.nines.deploy;

import org.jspecify.annotations.NullMarked;
