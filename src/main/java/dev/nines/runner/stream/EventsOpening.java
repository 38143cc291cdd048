package dev.nines.runner.stream;

import dev.nines.journey.Act.OpenEvents;
import dev.nines.journey.EvaluationException;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.Exchange.Answered;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.client.ActorClient;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.Answer;
import dev.nines.runner.client.AnswerReader;
import dev.nines.runner.client.BrokenExchangeException;
import java.util.stream.Stream;
import okhttp3.MediaType;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/**
 * Opens streams of server-sent events. Names of the answer: {@code status}, {@code headers}, {@code
 * duration}. A status of 400 and more is an answer as any other; any other but 200 breaks the
 * protocol, and so does 200 with another content type. Redirects are followed as far as the actor
 * follows them.
 */
final class EventsOpening {

  private static final String EVENT_STREAM = "text/event-stream";
  private static final int OK = 200;
  private static final int FAILURE = 400;

  private final ActorClients clients;
  private final Bounds bounds;

  EventsOpening(ActorClients clients, Bounds bounds) {
    this.clients = clients;
    this.bounds = bounds;
  }

  Exchange play(OpenEvents act, AttemptContext context) throws EvaluationException {
    long begun = context.ticker().nanos();
    var client = clients.of(context);
    var streams = Streams.of(context); // After the client, to be closed before it.
    var request = client.request(act.target(), act.query(), act.headers(), context);
    unlessGiven("Accept", EVENT_STREAM, act, context, request);
    unlessGiven("Cache-Control", "no-cache", act, context, request);
    var asked = request.build();
    try {
      var answer = client.open(asked, context);
      var reader = new AnswerReader(client, asked, answer, context, begun);
      if (answer.status() == OK && isEventStream(type(answer))) {
        streams.keep(opened(act, answer, client, context), context);
        return new Answered(reader.head(), reader.summary());
      }
      try (answer) {
        return answer.status() >= FAILURE ? reader.read() : none(answer, reader);
      }
    } catch (BrokenExchangeException e) {
      return e.broken();
    }
  }

  /** Adds what every client of event streams sends, where the journey does not know better. */
  private static void unlessGiven(
      String header,
      String value,
      OpenEvents act,
      AttemptContext context,
      Request.Builder request) {
    boolean given =
        Stream.concat(act.headers().keySet().stream(), context.actor().headers().keySet().stream())
            .anyMatch(header::equalsIgnoreCase);
    if (!given) {
      request.header(header, value);
    }
  }

  private OpenStream opened(
      OpenEvents act, Answer answer, ActorClient client, AttemptContext context) {
    var reception = new Reception(act.stream(), bounds, context.ticker(), context.wire());
    var line = new EventsLine(answer, new Intake(answer.body(), client), reception, bounds);
    line.start();
    return new OpenStream(reception, line);
  }

  private static Broken none(Answer answer, AnswerReader reader) {
    answer.abort();
    boolean ok = answer.status() == OK;
    return new Broken(
        ok ? ClientVerdict.WRONG : ClientVerdict.ERROR,
        ServerVerdict.DOWN,
        "no events in %s: expected %s; given up"
            .formatted(
                reader.summary(),
                ok ? EVENT_STREAM + ", got " + Cut.at(Cut.SENTENCE, type(answer)) : "status 200"));
  }

  private static String type(Answer answer) {
    var type = answer.headers().get("Content-Type");
    return type == null ? "no Content-Type" : type;
  }

  private static boolean isEventStream(@Nullable String type) {
    var media = type == null ? null : MediaType.parse(type);
    return media != null && EVENT_STREAM.equals(media.type() + "/" + media.subtype());
  }
}
