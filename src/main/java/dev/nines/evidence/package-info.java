/**
 * What runs leave to look at, in a folder: pictures, traces, archives of what was asked and
 * answered. A folder of each run appears whole or not at all, and goes when it is old or room is
 * needed. What is put in must be free of secrets. Filled by {@code runner.browser}, shown by {@code
 * api}, arranged by {@code app}. Safe between threads; calls block on the disk.
 */
@NullMarked
package dev.nines.evidence;

import org.jspecify.annotations.NullMarked;
