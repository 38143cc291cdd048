@NullMarked
package dev.nines.tracing;

import org.jspecify.annotations.NullMarked;
