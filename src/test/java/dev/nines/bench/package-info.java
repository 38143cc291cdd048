/**
 * The benchmarks behind {@code make bench}. {@link dev.nines.bench.Bench} leads: it starts nginx,
 * the exporter that Nines is compared with, and every part of Nines that is measured as a process
 * of its own, which is led by lines on its standard input and answers by lines of JSON. Nothing
 * here asserts; {@code docs/benchmarks.md} says what the numbers mean.
 */
@NullMarked
package dev.nines.bench;

import org.jspecify.annotations.NullMarked;
