package dev.nines.runner.client;

import dev.nines.journey.Actor;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.AttemptContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What every request of an actor says of it: the attempt's trace, its credentials, its headers. */
public final class ActorHeaders {

  private static final String AUTHORIZATION = "Authorization";

  private ActorHeaders() {}

  /**
   * The headers of a request to {@code url}.
   *
   * @throws EvaluationException if one has no value, or one that is no header's
   */
  public static Headers of(HttpUrl url, AttemptContext context) throws EvaluationException {
    var headers = new Headers.Builder();
    add(headers, url, context);
    return headers.build();
  }

  static void add(Headers.Builder headers, HttpUrl url, AttemptContext context)
      throws EvaluationException {
    headers.add("traceparent", context.trace().traceparent());
    headers.add("X-Request-ID", context.trace().requestId());
    var authorization = authorization(url, context);
    if (authorization != null) {
      set(headers, AUTHORIZATION, authorization);
    }
    for (var header : context.actor().headers().entrySet()) {
      set(headers, header.getKey(), header.getValue().render(context.scope()));
    }
  }

  static void set(Headers.Builder headers, String name, String text) throws EvaluationException {
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
