/**
 * Plays acts on streams: WebSockets (RFC 6455) and server-sent events, several per actor, by name.
 * The connection, the handshake and its phases are {@code runner.client}'s, on OkHttp; the frames
 * and events are read here, because every size must have a bound, a sent message must be known to
 * have left, and nothing may cost a thread of the platform. Each open stream has one virtual thread
 * that reads it into a bounded {@link dev.nines.runner.stream.Inbox}, whatever the journey does
 * meanwhile; steps look into the inbox. Streams live in the actor's session and end with it. All
 * types but the parsers may be used from any thread.
 */
@NullMarked
package dev.nines.runner.stream;

import org.jspecify.annotations.NullMarked;
