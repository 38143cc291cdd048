/**
 * Plays {@link dev.nines.journey.Act.Request}: makes the body, sends the request through the
 * actor's client, reads the answer to its end within the actor's limit, and says what it saw in the
 * names that the step's expressions read. The client itself (connections, cookies, TLS, phases, the
 * words for failures) is {@code runner.client}; patience, retries, polling and judging are the
 * engine's. Stateless; an act is played on its calling virtual thread.
 */
@NullMarked
package dev.nines.runner.http;

import org.jspecify.annotations.NullMarked;
