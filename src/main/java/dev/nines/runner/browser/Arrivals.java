package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The answers that an actor's pages got since its last act that was no waiting: what an act brings
 * about may come before anybody says that it waits for it. On the slot's thread alone.
 */
final class Arrivals {

  /** Of a page that asks without end the oldest answers are let go. */
  private static final int MOST = 1_000;

  private final Deque<Response> answers = new ArrayDeque<>();
  private final Set<Request> complete = new HashSet<>();

  void listen(BrowserContext context) {
    context.onResponse(answer -> {
      answers.add(answer);
      if (answers.size() > MOST) {
        complete.remove(answers.removeFirst().request());
      }
    });
    context.onRequestFinished(complete::add);
  }

  /** An act begins that is no waiting. */
  void forget() {
    answers.clear();
    complete.clear();
  }

  /** Takes the first answer from such an address and of such a status, or null. */
  @Nullable Response take(Pattern address, @Nullable Integer status) {
    for (var answer : answers) {
      if (address.matcher(answer.url()).matches()
          && (status == null || status == answer.status())) {
        answers.remove(answer);
        return answer;
      }
    }
    return null;
  }

  /** The statuses that came from such an address, for messages; "" where nothing came. */
  String statuses(Pattern address) {
    var found = new StringBuilder();
    answers.stream()
        .filter(answer -> address.matcher(answer.url()).matches())
        .limit(5)
        .forEach(answer -> found.append(found.isEmpty() ? "" : ", ").append(answer.status()));
    return found.toString();
  }

  /** An answer as expressions read it. */
  LiveContent content(Response answer, ActorPage actor) {
    return new LiveContent(
        Map.of("url", answer.url(), "status", (long) answer.status(), "headers", answer.headers()),
        actor.slot(),
        () -> text(answer, actor.bodyLimit()));
  }

  private String text(Response answer, long most) {
    if (!complete.contains(answer.request())) {
      throw new NoSuchElementException("the answer has not come to its end");
    }
    try {
      if (answer.request().sizes().responseBodySize > most) {
        throw new NoSuchElementException("the answer is larger than the actor's bodyLimit");
      }
      return answer.text();
    } catch (PlaywrightException e) {
      throw new NoSuchElementException(Words.firstLine(e));
    }
  }
}
