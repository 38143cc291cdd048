/** The worked examples of the project's semantics, end to end on loopback. */
@NullMarked
package dev.nines.examples;

import org.jspecify.annotations.NullMarked;
