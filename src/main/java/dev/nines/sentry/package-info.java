/**
 * The prober's own errors, told by Sentry's protocol: what it logs as an error, wherever in it, and
 * never that a journey failed. {@link dev.nines.sentry.ErrorReports} hears of log lines on the
 * threads that write them, takes the secrets out, and leaves the sending to Sentry's client, which
 * has a thread and a bounded queue for it. Alone in knowing Sentry's types; knows of the {@code
 * runner} only how secrets are taken out of a text.
 */
@NullMarked
package dev.nines.sentry;

import org.jspecify.annotations.NullMarked;
