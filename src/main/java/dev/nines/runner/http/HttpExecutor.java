package dev.nines.runner.http;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.ActExecutor;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.AnswerReader;
import dev.nines.runner.client.BrokenExchangeException;

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
      return new AnswerReader(client, request, answer, context, begun).read();
    } catch (BrokenExchangeException e) {
      return e.broken();
    }
  }
}
