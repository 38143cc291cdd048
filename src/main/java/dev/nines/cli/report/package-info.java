/**
 * Runs as machines read them: {@link dev.nines.cli.report.JsonReport} and {@link
 * dev.nines.cli.report.JUnitReport}, made of finished runs and written where the caller of a
 * command asked for. JSON has the shape that the {@code api} answers with. Stateless.
 */
@NullMarked
package dev.nines.cli.report;

import org.jspecify.annotations.NullMarked;
