package dev.nines.runner.client;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Template;
import dev.nines.runner.AttemptContext;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** Composes what every request of an actor has: URL, headers, credentials, trace. */
final class Composer {

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
    ActorHeaders.add(headers, url, context);
    for (var header : own.entrySet()) {
      ActorHeaders.set(headers, header.getKey(), header.getValue().render(context.scope()));
    }
    return headers.build();
  }
}
