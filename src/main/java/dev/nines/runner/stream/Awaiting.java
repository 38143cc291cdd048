package dev.nines.runner.stream;

import dev.nines.journey.Act.Await;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.Exchange;
import dev.nines.runner.Exchange.Answered;
import dev.nines.runner.OwnFault;
import dev.nines.runner.client.Json;
import dev.nines.runner.stream.Inbox.Letter;
import dev.nines.runner.stream.Inbox.Watch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a message. Names of its answer: {@code message} (JSON where the text is JSON, else the
 * text), {@code text}, {@code event} and {@code id} (of a server-sent event, else ""), {@code
 * duration}; a binary message is its base64, as {@code text} and as {@code message}.
 *
 * <p>The message is taken from the stream while the client still waits for it. Once it does not,
 * the search goes on for the server's verdict but takes nothing, and what was taken in the same
 * moment is given back.
 */
final class Awaiting {

  private final Await act;
  private final AttemptContext context;
  private final Reception reception;
  private long unmatched;
  private String last = "";

  private Awaiting(Await act, AttemptContext context, Reception reception) {
    this.act = act;
    this.context = context;
    this.reception = reception;
  }

  static Exchange play(Await act, AttemptContext context)
      throws EvaluationException, InterruptedException {
    var stream = Streams.of(context).get(act.stream(), context);
    var forget = context.onCancel(Thread.currentThread()::interrupt);
    try {
      return new Awaiting(act, context, stream.reception()).await();
    } finally {
      forget.run();
    }
  }

  private Exchange await() throws EvaluationException, InterruptedException {
    long begun = context.ticker().nanos();
    try (var watch = reception.inbox().watch(context::abandoned)) {
      while (true) {
        context
            .progress()
            .awaits("a message on stream \"%s\": %s".formatted(act.stream(), awaited()));
        var letters = watch.next();
        if (letters.isEmpty()) {
          return reception.broken(
              reception.inbox().awaitEnding(), "; gave up waiting for " + awaited());
        }
        for (var letter : letters) {
          var names = names(letter.message());
          if (matches(names) && mine(letter, watch)) {
            names.put("duration", context.ticker().since(begun));
            return new Answered(names, "the message " + words(letter.message()));
          }
          unmatched++;
          last = words(letter.message());
          Turn.pass();
        }
      }
    }
  }

  private Map<String, @Nullable Object> names(Message message) {
    Map<String, @Nullable Object> names = new HashMap<>();
    names.put("text", message.text());
    names.put("event", message.event());
    names.put("id", message.id());
    if (context.reads().contains("message")) {
      names.put("message", content(message));
    }
    return names;
  }

  private static @Nullable Object content(Message message) {
    var json =
        message.binary()
            ? Optional.<Json>empty()
            : Json.parse(ByteString.encodeUtf8(message.text()));
    return json.isPresent() ? json.get().value() : message.text();
  }

  private boolean matches(Map<String, @Nullable Object> names) throws EvaluationException {
    try {
      return act.match().holds(context.scope().with(names));
    } catch (EvaluationException e) {
      OwnFault.check(e, context.scope());
      return false; // Another kind of message, which has not what is asked for.
    }
  }

  private boolean mine(Letter letter, Watch watch) {
    if (context.abandoned()) {
      return true;
    }
    boolean taken = watch.take(letter);
    if (taken) {
      context.onAbandon(() -> reception.inbox().giveBack(letter));
    }
    return taken;
  }

  /** What is waited for, and what came instead. */
  private String awaited() {
    var instead = new ArrayList<String>();
    if (unmatched > 0) {
      instead.add(
          unmatched + (unmatched == 1 ? " other message" : " others, the last") + ": " + last);
    }
    long dropped = reception.inbox().dropped();
    if (dropped > 0) {
      instead.add(dropped + " unread ones were dropped past " + reception.inbox().bounds().words());
    }
    return act.match().text() + (instead.isEmpty() ? "" : " (" + String.join("; ", instead) + ")");
  }

  private String words(Message message) {
    return Cut.at(Cut.SENTENCE, context.wire().redacted(message.text()));
  }
}
