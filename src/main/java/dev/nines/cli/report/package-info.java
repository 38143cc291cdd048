/**
 * Runs as machines read them: {@link dev.nines.cli.report.JsonReport} and {@link
 * dev.nines.cli.report.JUnitReport}, made of finished runs and written where the caller of a
 * command asked for. Knows {@code outcome} and {@code journey} alone. Stateless.
 */
@NullMarked
package dev.nines.cli.report;

import org.jspecify.annotations.NullMarked;
