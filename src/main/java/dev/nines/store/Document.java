package dev.nines.store;

import java.time.Instant;

/**
 * Something that is kept whole and replaced as it changes, such as an incident. Of one kind and id
 * the highest version is kept, in whichever order they come.
 *
 * @param kind what it is; lower-case letters
 * @param id unique among those of its kind
 * @param at when it began, by which it is found in a window
 * @param closed whether nothing more is expected of it
 * @param body JSON, in a form that its kind knows
 */
public record Document(
    String kind, String id, String region, long version, Instant at, boolean closed, String body) {}
