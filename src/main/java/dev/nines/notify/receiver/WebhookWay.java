package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.Webhook;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Posts to somebody's own endpoint. */
final class WebhookWay implements Way {

  private final WebhookApi api;
  private final WebhookBody body;
  private final Answers answers;

  WebhookWay(Webhook channel, Duration timeout, Answers answers) {
    this.body = new WebhookBody(channel.body(), declaredType(channel.headers()));
    this.api =
        Clients.builder(channel.url(), timeout)
            .register(new OwnHeaders(channel.headers(), MediaType.valueOf(body.type())))
            .build(WebhookApi.class);
    this.answers = answers;
  }

  private static @Nullable String declaredType(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(each -> each.getKey().equalsIgnoreCase(HttpHeaders.CONTENT_TYPE))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(null);
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    answers.of(api.post(Key.message(notice), body.of(notice))).require2xx();
  }

  @Override
  public void close() {
    Clients.close(api);
  }

  /** What the receiver's file says of each request. */
  private record OwnHeaders(Map<String, String> headers, MediaType type)
      implements ClientRequestFilter {
    @Override
    public void filter(ClientRequestContext request) {
      headers.forEach(request.getHeaders()::putSingle);
      request.setEntity(request.getEntity(), request.getEntityAnnotations(), type);
    }
  }
}
