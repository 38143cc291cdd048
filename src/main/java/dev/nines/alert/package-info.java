/**
 * What is worth telling whom, as data: the rules that say when a journey or service is in trouble,
 * the severities with their protocols, the receivers and silences. {@code incident} judges by it,
 * {@code notify} tells by it; the engine that plays journeys knows nothing of it. Immutable
 * throughout, so any thread may read.
 */
@NullMarked
package dev.nines.alert;

import org.jspecify.annotations.NullMarked;
