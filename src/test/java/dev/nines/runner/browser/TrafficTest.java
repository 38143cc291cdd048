package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import dev.nines.runner.WireTap;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a browser tells of its requests, at moments that no real one can be held to. */
class TrafficTest {

  private static final List<Pattern> ALL = List.of(Pattern.compile(".*"));

  private final Map<String, Consumer<Request>> listeners = new HashMap<>();
  private final Traffic traffic = new Traffic();
  private final Request request =
      fake(
          Request.class,
          Map.of(
              "url", "http://api.example/x",
              "method", "GET",
              "resourceType", "fetch",
              "failure", "net::ERR_NAME_NOT_RESOLVED"));

  TrafficTest() {
    traffic.listen(
        Fakes.of(
            BrowserContext.class,
            (name, arguments) -> {
              @SuppressWarnings("unchecked")
              var listener = (Consumer<Request>) arguments[0];
              listeners.put(name, listener);
              return null;
            }));
  }

  private static <T> T fake(Class<T> type, Map<String, Object> answers) {
    return Fakes.of(type, (name, _) -> answers.get(name));
  }

  private static final class Fakes {
    interface Answers {
      Object to(String name, Object[] arguments);
    }

    @SuppressWarnings("ReferenceEquality") // A fake is equal to itself alone.
    static <T> T of(Class<T> type, Answers answers) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "hashCode" -> System.identityHashCode(proxy);
                    case "equals" -> proxy == arguments[0];
                    default -> answers.to(method.getName(), arguments);
                  }));
    }
  }

  private void asks() {
    listeners.get("onRequest").accept(request);
  }

  private void fails() {
    listeners.get("onRequestFailed").accept(request);
  }

  private Traffic.Watch attempt() {
    return traffic.begin(WireTap.OFF, ALL);
  }

  @Test
  void whatFailsBetweenTwoAttemptsIsToldInTheSecond() {
    var first = attempt();
    asks();
    assertThat(first.missed()).isEmpty();
    fails();
    var second = attempt();
    assertThat(second.unfound()).containsExactly("api.example");
    assertThat(second.unfoundServers()).containsExactly("api.example");
    assertThat(second.missed()).containsExactly("api.example");
    assertThat(attempt().missed()).as("it was told").isEmpty();
  }

  @Test
  void whatWasToldInAnAttemptIsNotToldAgainInTheNext() {
    var first = attempt();
    asks();
    fails();
    assertThat(first.missed()).containsExactly("api.example");
    assertThat(attempt().missed()).isEmpty();
  }
}
