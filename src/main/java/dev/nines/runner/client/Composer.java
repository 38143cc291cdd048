package dev.nines.runner.client;

import dev.nines.journey.Actor;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Template;
import dev.nines.runner.AttemptContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Composes what every request of an actor has: URL, headers, credentials, trace. */
final class Composer {

  private static final String AUTHORIZATION = "Authorization";

  private final String userAgent;

  Composer(String userAgent) {
    this.userAgent = userAgent;
  }

  Request.Builder request(
      Template target,
      Map<String, Template> query,
      Map<String, Template> headers,
      AttemptContext context)
      throws EvaluationException {
    var actor = context.actor();
    var url = Targets.url(context.baseUrl(), target.render(context.scope()), actor.name());
    if (!query.isEmpty()) {
      var longer = url.newBuilder();
      for (var parameter : query.entrySet()) {
        longer.addQueryParameter(parameter.getKey(), parameter.getValue().render(context.scope()));
      }
      url = longer.build();
    }
    return new Request.Builder().url(url).headers(headers(url, headers, context));
  }

  private Headers headers(HttpUrl url, Map<String, Template> own, AttemptContext context)
      throws EvaluationException {
    var headers = new Headers.Builder();
    headers.add("User-Agent", userAgent);
    headers.add("Accept", "*/*");
    headers.add("Accept-Encoding", "gzip");
    headers.add("traceparent", context.trace().traceparent());
    headers.add("X-Request-ID", context.trace().requestId());
    var authorization = authorization(url, context);
    if (authorization != null) {
      set(headers, AUTHORIZATION, authorization);
    }
    for (var header : context.actor().headers().entrySet()) {
      set(headers, header.getKey(), header.getValue().render(context.scope()));
    }
    for (var header : own.entrySet()) {
      set(headers, header.getKey(), header.getValue().render(context.scope()));
    }
    return headers.build();
  }

  private static void set(Headers.Builder headers, String name, String text)
      throws EvaluationException {
    var value = text.strip();
    if (value.chars().anyMatch(c -> c == '\r' || c == '\n' || c == 0)) {
      throw new EvaluationException(
          "header \"" + name + "\" has a line break in its value; expected a single line");
    }
    try {
      headers.removeAll(name).addUnsafeNonAscii(name, value);
    } catch (IllegalArgumentException _) {
      throw new EvaluationException("\"" + name + "\" is no name of a header");
    }
  }

  private static @Nullable String authorization(HttpUrl url, AttemptContext context)
      throws EvaluationException {
    var scope = context.scope();
    return switch (context.actor().auth()) {
      case Actor.Basic(var user, var password) ->
          basic(user.render(scope), password.render(scope), context);
      case Actor.Bearer(var token) -> {
        var rendered = token.render(scope).strip();
        context.keepSecret(rendered);
        yield "Bearer " + rendered;
      }
      case null ->
          url.username().isEmpty() && url.password().isEmpty()
              ? null
              : basic(url.username(), url.password(), context);
    };
  }

  /** RFC 7617, in UTF-8. */
  private static String basic(String user, String password, AttemptContext context) {
    var credentials =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    context.keepSecret(credentials);
    return "Basic " + credentials;
  }
}
