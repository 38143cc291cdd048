@NullMarked
package dev.nines.evidence;

import org.jspecify.annotations.NullMarked;
