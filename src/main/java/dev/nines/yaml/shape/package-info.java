/**
 * YAML that knows its places, and the parts from which a language is described. A {@link
 * dev.nines.yaml.shape.Node} is what stands in a file; a {@link dev.nines.yaml.shape.Shape} says
 * what may stand there, reads it, and describes itself as JSON Schema, so that the reader and the
 * schema cannot part. What does not fit goes to {@link dev.nines.yaml.shape.Problems} and reading
 * goes on, to find all problems at once. Knows no journeys: its neighbour {@code dev.nines.yaml}
 * makes the journey language of it. Nodes and shapes are immutable and may be shared between
 * threads; a {@code Problems} belongs to the thread that reads one file.
 */
@NullMarked
package dev.nines.yaml.shape;

import org.jspecify.annotations.NullMarked;
