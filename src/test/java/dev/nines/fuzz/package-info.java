/**
 * Plays what nobody would write: cases made from seeds, each of which must end in time, in one of
 * the ways that are documented, and without a secret in anything that comes of it. What is tried,
 * and what is true of it, is in the tests beside what they try.
 */
package dev.nines.fuzz;
