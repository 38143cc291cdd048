package dev.nines.incident;

/**
 * Whose trouble it is: a journey in one region.
 *
 * @param journey its name
 * @param title what its customer does, in words
 * @param service what it measures
 */
public record Subject(String journey, String title, String service, String region) {}
