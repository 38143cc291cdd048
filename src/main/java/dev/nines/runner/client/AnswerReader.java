package dev.nines.runner.client;

import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange.Answered;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * What an answer says, in the names that the step's expressions read: {@code status} (Long), {@code
 * headers} (Map, names in lower case, repeated ones joined by ", "), {@code duration}, and, where
 * the step reads them, {@code body} (String) and {@code json}.
 */
public final class AnswerReader {

  private final ActorClient client;
  private final Request request;
  private final Answer answer;
  private final AttemptContext context;
  private final long begun;

  /**
   * @param request what was asked, before redirects
   * @param begun when, as a value of the ticker
   */
  public AnswerReader(
      ActorClient client, Request request, Answer answer, AttemptContext context, long begun) {
    this.client = client;
    this.request = request;
    this.answer = answer;
    this.context = context;
    this.begun = begun;
  }

  /**
   * The whole answer; reads its body to the end.
   *
   * @throws BrokenExchangeException if it has none, or it passes a limit
   */
  public Answered read() throws BrokenExchangeException {
    var body = new BodyReader(client, answer, context).read();
    var names = head();
    if (context.reads().contains("body")) {
      names.put("body", body.text(answer.headers().get("Content-Type")));
    }
    if (context.reads().contains("json")) {
      Json.parse(body.bytes()).ifPresent(json -> names.put("json", json.value()));
    }
    return new Answered(names, summary());
  }

  /** The names that need no body, to be added to. */
  public Map<String, @Nullable Object> head() {
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put("status", (long) answer.status());
    names.put("headers", headers());
    names.put("duration", context.ticker().since(begun));
    return names;
  }

  /** {@code HTTP 503 from POST /api/chats}. */
  public String summary() {
    return Summary.of(request, answer.status(), answer.request(), context.baseUrl());
  }

  private Map<String, String> headers() {
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
