package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pages as a browser gets them. */
class PagesTest {
  private final PracticeChat chat = PracticeChat.start(PracticeOptions.defaults());
  private final HttpClient browser = HttpClient.newHttpClient();

  @AfterEach
  void end() {
    browser.shutdownNow();
    browser.close();
    chat.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/,text/html; charset=utf-8",
    "/widget,text/html; charset=utf-8",
    "/console,text/html; charset=utf-8",
    "/widget.js,text/javascript; charset=utf-8",
    "/console.js,text/javascript; charset=utf-8",
    "/talk.js,text/javascript; charset=utf-8",
    "/chat.css,text/css; charset=utf-8",
    "/icon.svg,image/svg+xml"
  })
  void eachIsServedWithItsTypeAndLetsNothingElseIn(String path, String type) {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo(type);
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy"))
        .contains(
            "default-src 'none'", "script-src 'self'", "style-src 'self'", "connect-src 'self'")
        .doesNotContain("unsafe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/widget", "/console", "/widget.js", "/chat.css"})
  void whatABrowserHasIsNotSentAgain(String path) {
    HttpResponse<String> first = get(path);
    assertThat(header(first, "Cache-Control")).isEqualTo("no-cache");
    HttpResponse<String> again = get(path, "If-None-Match", header(first, "ETag"));
    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @Test
  void theFirstPageLeadsToTheOthers() {
    assertThat(get("/").body()).contains("href=\"/widget\"", "href=\"/console\"");
  }

  @Test
  void theyAppearWhateverIsWrongBehindThem() {
    Faults faults = Faults.none().withErrorShare(1).withLatency(Duration.ofMinutes(10));
    for (int number = 1; number <= 3; number++) {
      faults = faults.withBackend("b" + number, BackendFault.DOWN);
    }
    chat.faults(faults);
    assertThat(get("/widget").statusCode()).isEqualTo(200);
    assertThat(get("/widget.js").statusCode()).isEqualTo(200);
  }

  @Test
  void aBrokenScriptFailsAtItsStartAndIsFetchedAnew() {
    HttpResponse<String> sound = get("/widget.js");
    chat.faults(Faults.none().withBrokenScript(true));
    HttpResponse<String> broken = get("/widget.js", "If-None-Match", header(sound, "ETag"));
    assertThat(broken.statusCode()).isEqualTo(200);
    assertThat(broken.body()).startsWith("throw ").endsWith(sound.body());
    assertThat(get("/console.js").body()).doesNotContain("throw new Error('the fault");
    chat.faults(Faults.none());
    assertThat(get("/widget.js").body()).isEqualTo(sound.body());
  }

  @Test
  void aCoveredButtonIsCoveredInTheWidgetAlone() {
    String sound = get("/chat.css").body();
    chat.faults(Faults.none().withCoveredButton(true));
    assertThat(get("/chat.css").body()).startsWith(sound).contains(".widget .sending::after");
    assertThat(get("/widget").body()).contains("class=\"widget\"", "class=\"sending\"");
    assertThat(get("/console").body()).doesNotContain("sending");
  }

  @ParameterizedTest
  @ValueSource(strings = {"widget", "console"})
  void whatAScriptLooksForIsInItsPage(String name) {
    String page = get("/" + name).body();
    String script = get("/" + name + ".js").body();
    Set<String> ids = found(page, "\\bid=\"([^\"]+)\"");
    // Both byId('x') and the lists of ids that byId(id) goes through.
    Set<String> wanted = found(script, "byId\\('([^']+)'\\)");
    Pattern.compile("of \\[([^\\]]*)\\]")
        .matcher(script)
        .results()
        .forEach(list -> wanted.addAll(found(list.group(1), "'([^']+)'")));
    wanted.addAll(found(script, "'[^']*#([a-z]+)'"));
    assertThat(wanted).hasSizeGreaterThan(8);
    assertThat(ids).containsAll(wanted);
    assertThat(ids).containsAll(found(page, "\\b(?:for|aria-labelledby)=\"([^\"]+)\""));
    assertThat(found(page, "<(?:input|select) id=\"([^\"]+)\""))
        .isEqualTo(found(page, "<label for=\"([^\"]+)\""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"widget", "console"})
  void noPageHoldsWhatThePolicyForbids(String name) {
    assertThat(get("/" + name).body())
        .doesNotContain("style=", "onclick=", "<style", "http:", "https:");
    assertThat(get("/" + name + ".js").body() + get("/talk.js").body())
        .doesNotContain("innerHTML", "insertAdjacentHTML", "document.write", "eval(");
  }

  private HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(chat.uri().resolve(path)).timeout(Duration.ofSeconds(30));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      return browser.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException failed) {
      throw new AssertionError(path, failed);
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static Set<String> found(String text, String pattern) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
