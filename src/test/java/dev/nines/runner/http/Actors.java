package dev.nines.runner.http;

import dev.nines.journey.Actor;
import dev.nines.journey.Template;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Actors with an option of their own. */
final class Actors {

  private Actors() {}

  static Actor bodyLimit(Actor actor, long limit) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        actor.cookies(),
        actor.redirects(),
        actor.tls(),
        actor.proxy(),
        actor.http(),
        actor.connections(),
        limit);
  }

  static Actor headers(Actor actor, Map<String, Template> headers) {
    return with(
        actor,
        headers,
        actor.auth(),
        actor.cookies(),
        actor.redirects(),
        actor.tls(),
        actor.proxy(),
        actor.http(),
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor auth(Actor actor, Actor.Auth auth) {
    return with(
        actor,
        actor.headers(),
        auth,
        actor.cookies(),
        actor.redirects(),
        actor.tls(),
        actor.proxy(),
        actor.http(),
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor withoutCookies(Actor actor) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        false,
        actor.redirects(),
        actor.tls(),
        actor.proxy(),
        actor.http(),
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor redirects(Actor actor, int redirects) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        actor.cookies(),
        redirects,
        actor.tls(),
        actor.proxy(),
        actor.http(),
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor tls(Actor actor, Actor.Tls tls) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        actor.cookies(),
        actor.redirects(),
        tls,
        actor.proxy(),
        actor.http(),
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor proxy(Actor actor, String proxy) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        actor.cookies(),
        actor.redirects(),
        actor.tls(),
        Template.of(proxy),
        actor.http(),
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor http(Actor actor, Actor.HttpVersion version) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        actor.cookies(),
        actor.redirects(),
        actor.tls(),
        actor.proxy(),
        version,
        actor.connections(),
        actor.bodyLimit());
  }

  static Actor reusing(Actor actor) {
    return with(
        actor,
        actor.headers(),
        actor.auth(),
        actor.cookies(),
        actor.redirects(),
        actor.tls(),
        actor.proxy(),
        actor.http(),
        Actor.Connections.REUSE,
        actor.bodyLimit());
  }

  private static Actor with(
      Actor actor,
      Map<String, Template> headers,
      Actor.@Nullable Auth auth,
      boolean cookies,
      int redirects,
      Actor.Tls tls,
      @Nullable Template proxy,
      Actor.HttpVersion http,
      Actor.Connections connections,
      long bodyLimit) {
    return new Actor(
        actor.name(),
        actor.urls(),
        headers,
        auth,
        cookies,
        redirects,
        tls,
        proxy,
        http,
        connections,
        bodyLimit,
        actor.backend());
  }
}
