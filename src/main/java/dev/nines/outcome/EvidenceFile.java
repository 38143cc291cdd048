package dev.nines.outcome;

/**
 * Something that a run left to look at.
 *
 * @param name unique within the run; lower-case letters, digits, {@code .-_}
 * @param mediaType such as {@code image/png}
 */
public record EvidenceFile(String name, String mediaType, long bytes) {}
