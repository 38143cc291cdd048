/**
 * An actor's network client, on OkHttp: what the executors of requests ({@code runner.http}) and of
 * streams ({@code runner.stream}) share. One {@link dev.nines.runner.client.ActorClients} per
 * process makes one {@link dev.nines.runner.client.ActorClient} per actor and run, with cookies and
 * connections of its own, closed with the actor's session. Requests are composed here (base URL,
 * headers, credentials, trace), sent on the calling virtual thread, timed phase by phase into the
 * attempt's {@code Progress}, redirected by hand, and their failures put into words; answers are
 * read here, within the actor's limit, into the names that expressions know. Patience is not known
 * here: an exchange goes on until it is over or cancelled. Everything is safe from any thread but
 * what belongs to one answer.
 */
@NullMarked
package dev.nines.runner.client;

import org.jspecify.annotations.NullMarked;
