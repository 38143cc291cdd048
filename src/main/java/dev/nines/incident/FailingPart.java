package dev.nines.incident;

/**
 * A journey that fails, as a part of the trouble of a service.
 *
 * @param service the local service that the journey measures
 */
public record FailingPart(String service, String journey) {}
