package dev.nines.runner.http;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.Answer;
import dev.nines.runner.client.BrokenExchangeException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends one request and reads its answer. In the answer's names: {@code status} (Long), {@code
 * headers} (Map, names in lower case, repeated ones joined by ", "), {@code duration}, and, where
 * the step reads them, {@code body} (String) and {@code json}.
 */
public final class HttpExecutor implements ActExecutor<Act.Request> {

  private final ActorClients clients;

  public HttpExecutor(ActorClients clients) {
    this.clients = clients;
  }

  @Override
  public Exchange play(Act.Request act, AttemptContext context) throws EvaluationException {
    long begun = context.ticker().nanos();
    var client = clients.of(context);
    var draft = client.request(act.target(), act.query(), act.headers(), context);
    var request = Content.of(act, context.scope()).into(draft, act.method());
    try (var answer = client.open(request, context)) {
      var body = new BodyReader(client, answer, context).read();
      Map<String, @Nullable Object> names = new HashMap<>();
      names.put("status", (long) answer.status());
      names.put("headers", headers(answer));
      names.put("duration", context.ticker().since(begun));
      if (context.reads().contains("body")) {
        names.put("body", body.text(answer.headers().get("Content-Type")));
      }
      if (context.reads().contains("json")) {
        Json.parse(body.bytes()).ifPresent(json -> names.put("json", json.value()));
      }
      return new Exchange.Answered(
          names, Summary.of(request, answer.status(), answer.request(), context.baseUrl()));
    } catch (BrokenExchangeException e) {
      return e.broken();
    }
  }

  private static Map<String, String> headers(Answer answer) {
    var all = new LinkedHashMap<String, String>();
    for (var header : answer.headers()) {
      all.merge(
          header.getFirst().toLowerCase(Locale.ROOT),
          header.getSecond(),
          (one, other) -> one + ", " + other);
    }
    return all;
  }
}
