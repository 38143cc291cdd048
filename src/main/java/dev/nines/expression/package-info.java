/**
 * The only place that knows CEL. {@link dev.nines.expression.ExpressionCompiler} turns what an
 * author wrote into {@link dev.nines.journey.Expression} and {@link dev.nines.journey.Template},
 * checked against the names and types in scope ({@link dev.nines.expression.Vocabulary}), or into
 * problems in plain words, each with its place in the source as written. Beyond CEL's own library
 * it adds the operator {@code ??} and the functions that journeys need. Knows {@code journey} only;
 * the {@code yaml} package stands on it. Compilers and what they compile may be used from any
 * thread.
 */
@NullMarked
package dev.nines.expression;

import org.jspecify.annotations.NullMarked;
