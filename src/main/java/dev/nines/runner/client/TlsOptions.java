package dev.nines.runner.client;

import dev.nines.journey.Actor;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import org.jspecify.annotations.Nullable;

/**
 * An actor's TLS options; the files are PEM.
 *
 * @param serverName sent and verified in place of the URL's host, or null
 */
record TlsOptions(
    @Nullable String authority,
    @Nullable String certificate,
    @Nullable String key,
    @Nullable String serverName,
    boolean verify) {

  static final TlsOptions DEFAULT = new TlsOptions(null, null, null, null, true);

  static TlsOptions of(Actor.Tls tls, Scope scope) throws EvaluationException {
    return tls.equals(Actor.Tls.DEFAULT)
        ? DEFAULT
        : new TlsOptions(
            ClientOptions.render(tls.authority(), scope),
            ClientOptions.render(tls.certificate(), scope),
            ClientOptions.render(tls.key(), scope),
            ClientOptions.render(tls.serverName(), scope),
            tls.verify());
  }
}
