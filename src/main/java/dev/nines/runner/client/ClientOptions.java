package dev.nines.runner.client;

import dev.nines.journey.Actor;
import dev.nines.journey.Actor.HttpVersion;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import org.jspecify.annotations.Nullable;

/** An actor's options for its connections, with their values of this run. */
record ClientOptions(TlsOptions tls, @Nullable ProxyOptions proxy, HttpVersion version) {

  static ClientOptions of(Actor actor, Scope scope) throws EvaluationException {
    return new ClientOptions(
        TlsOptions.of(actor.tls(), scope),
        actor.proxy() == null ? null : ProxyOptions.of(actor.proxy().render(scope)),
        actor.http());
  }

  static @Nullable String render(@Nullable Template template, Scope scope)
      throws EvaluationException {
    return template == null ? null : template.render(scope);
  }
}
