@NullMarked
package dev.nines.metrics;

import org.jspecify.annotations.NullMarked;
