package dev.nines.yaml;

import dev.nines.journey.Expression;
import dev.nines.journey.Service;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of a service.
 *
 * @param service null where the file is none, or one with problems
 * @param by which backend an answer is from, for the service's journeys; null where it does not say
 */
record ServiceFile(@Nullable Service service, @Nullable Expression by) {}
