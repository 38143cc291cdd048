package dev.nines.yaml;

import dev.nines.journey.Actor;
import dev.nines.journey.Actor.Auth;
import dev.nines.journey.Actor.Connections;
import dev.nines.journey.Actor.HttpVersion;
import dev.nines.journey.Actor.Tls;
import dev.nines.journey.BrowserSettings;
import dev.nines.journey.Expression;
import dev.nines.journey.Template;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Makes an actor of what its author wrote.
 *
 * @param reach what an actor's keys may read
 * @param answer what may be read of an answer
 * @param backend which backend an answer is from, where the actor itself does not say; or null
 * @param answers whose answers to pages count, where the actor itself does not say
 */
record ActorBuilder(
    Texts texts,
    Targets targets,
    Companions companions,
    Problems problems,
    Reach reach,
    Reach answer,
    @Nullable Expression backend,
    List<String> answers) {

  /** The actor, or null where it has problems. */
  @Nullable Actor build(String name, Written written) {
    return build(
        name,
        written,
        written.get(ActorKeys.URL, List.of()),
        () -> targets.headers(written, reach));
  }

  /** The actor who asks a backend at {@code url} for its health; null where it has problems. */
  @Nullable Actor checking(String name, Written check, Scalar url) {
    return build(name, check, List.of(url), Map::of); // The headers are the request's own.
  }

  private @Nullable Actor build(
      String name, Written written, List<Scalar> bases, Supplier<Map<String, Template>> own) {
    int before = problems.count();
    List<Template> urls =
        bases.stream()
            .map(this::url)
            .filter(Objects::nonNull)
            .map(Objects::requireNonNull)
            .toList();
    var headers = own.get();
    var auth = auth(written.get(ActorKeys.AUTH));
    var tls = tls(written.get(ActorKeys.TLS));
    var proxy = proxy(written.get(ActorKeys.PROXY));
    Expression named =
        written
            .find(ActorKeys.BACKEND)
            .map(scalar -> texts.expression(scalar, answer))
            .orElse(backend);
    var browser =
        written
            .find(ActorKeys.BROWSER)
            .map(settings -> BrowserSettingsKeys.settings(settings, problems))
            .orElse(BrowserSettings.DEFAULT)
            .orAnswers(answers);
    return problems.count() > before
        ? null
        : new Actor(
            name,
            urls,
            headers,
            auth,
            written.get(ActorKeys.COOKIES, true),
            written.get(ActorKeys.REDIRECTS, Actor.DEFAULT_REDIRECTS),
            tls,
            proxy,
            http(written.get(ActorKeys.HTTP, "auto")),
            Connections.valueOf(
                written.get(ActorKeys.CONNECTIONS, "fresh").toUpperCase(java.util.Locale.ROOT)),
            written.get(ActorKeys.BODY_LIMIT, Actor.DEFAULT_BODY_LIMIT),
            named,
            browser);
  }

  /** The actor of a journey that declares none. */
  Actor implicit() {
    return new Actor(
        Party.IMPLICIT,
        List.of(),
        Map.of(),
        null,
        true,
        Actor.DEFAULT_REDIRECTS,
        Tls.DEFAULT,
        null,
        HttpVersion.AUTO,
        Connections.FRESH,
        Actor.DEFAULT_BODY_LIMIT,
        backend,
        BrowserSettings.DEFAULT.orAnswers(answers));
  }

  private @Nullable Template url(Scalar scalar) {
    var url = texts.template(scalar, reach);
    return url == null ? null : targets.base(scalar, url);
  }

  private @Nullable Template proxy(@Nullable Scalar scalar) {
    var url = scalar == null ? null : texts.template(scalar, reach);
    return scalar == null || url == null ? null : targets.proxy(scalar, url);
  }

  private static HttpVersion http(String version) {
    return switch (version) {
      case "1.1" -> HttpVersion.HTTP_1_1;
      case "2" -> HttpVersion.HTTP_2;
      default -> HttpVersion.AUTO;
    };
  }

  private @Nullable Auth auth(@Nullable Written written) {
    if (written == null) {
      return null;
    }
    var token = written.get(AuthKeys.BEARER);
    if (token != null) {
      var bearer = texts.template(token, reach);
      return bearer == null ? null : new Actor.Bearer(bearer);
    }
    var basic = written.get(AuthKeys.BASIC);
    var user = basic == null ? null : template(basic.get(AuthKeys.USER));
    var password = basic == null ? null : template(basic.get(AuthKeys.PASSWORD));
    return user == null || password == null ? null : new Actor.Basic(user, password);
  }

  private Tls tls(@Nullable Written written) {
    if (written == null) {
      return Tls.DEFAULT;
    }
    boolean verify = written.get(TlsKeys.VERIFY, true);
    if (!verify) {
      problems.warn(
          written.at(TlsKeys.VERIFY),
          "certificates are not verified: whoever answers is taken for the service",
          "name the authority instead, with ca");
    }
    return new Tls(
        file(written.get(TlsKeys.CA)),
        file(written.get(TlsKeys.CERT)),
        file(written.get(TlsKeys.KEY)),
        template(written.get(TlsKeys.SERVER_NAME)),
        verify);
  }

  private @Nullable Template template(@Nullable Scalar scalar) {
    return scalar == null ? null : texts.template(scalar, reach);
  }

  private @Nullable Template file(@Nullable Scalar scalar) {
    var template = template(scalar);
    return scalar == null || template == null
        ? null
        : new CompanionFiles(companions, problems).locate(scalar, template);
  }
}
