package dev.nines.expression;

/**
 * What is wrong with an expression.
 *
 * @param offset where, in {@code char}s from the start of the source as written; from 0 to the
 *     source's length
 * @param message what was found and what was expected, without CEL's own words
 * @param fix the likely fix, or ""
 */
public record ExpressionProblem(int offset, String message, String fix) {}
