/**
 * Text to journeys, services, calendars and maintenance, or every problem with its place. {@link
 * dev.nines.yaml.JourneyLoader} loads the files of a folder together; {@link
 * dev.nines.yaml.JourneyFiles} reads them from disk; {@link dev.nines.yaml.JourneySchema} describes
 * the language to editors. The language itself is the constants in the classes named {@code …Keys}:
 * each key with its shape, its words for the author and how it goes with the others, from which
 * both the reader and the schema are made. What the shapes let through is then built into {@code
 * journey} values, expressions are compiled by {@code expression}, and limits that can never hold
 * are found. Loading is free of side effects; a loader may be used from any thread.
 */
@NullMarked
package dev.nines.yaml;

import org.jspecify.annotations.NullMarked;
