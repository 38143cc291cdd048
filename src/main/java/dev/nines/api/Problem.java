package dev.nines.api;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is wrong with a request, or why it cannot be answered now: problem details after RFC 9457.
 * The kind is {@code about:blank}, so the status says what kind of problem it is.
 *
 * @param title the problem in a few words, the same for all of its kind
 * @param status the HTTP status
 * @param detail what was found, what was expected, and the likely fix
 */
@RegisterForReflection
@Schema(name = "Problem")
public record Problem(String title, int status, String detail) {

  /** Its media type. */
  public static final String TYPE = "application/problem+json";
}
