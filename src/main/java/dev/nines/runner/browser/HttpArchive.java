package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.PlaywrightException;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Timing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The requests of an actor's pages. While the run goes on they are only listed; what they said is
 * asked for at its end. On the slot's thread alone.
 */
final class HttpArchive {

  /** Later ones are left out: pages that ask without end ask the same. */
  private static final int MOST = 500;

  /** What of the answers' bodies is taken along, in bytes. */
  private static final int LONGEST_BODY = 512 << 10;

  private static final int BODIES = 8 << 20;

  /** What needs its body to be understood, or to be drawn. */
  private static final Set<String> WITH_BODY =
      Set.of("document", "fetch", "xhr", "stylesheet", "image", "font");

  private final Set<Request> asked = new LinkedHashSet<>();
  private final Set<Request> finished = new HashSet<>();
  private final SocketArchive sockets = new SocketArchive(InstantSource.system());

  /**
   * A request and what came of it.
   *
   * @param millis when it was asked, since 1970
   * @param response null where none came
   * @param failure in Chromium's words, or null
   * @param talk what a WebSocket carried, or null
   */
  record Entry(
      String method,
      String url,
      String kind,
      long millis,
      Map<String, String> headers,
      @Nullable String body,
      double duration,
      @Nullable Answer response,
      @Nullable String failure,
      @Nullable Talk talk) {

    /** The same with an address whose parts hold no pieces of secrets. */
    Entry addressed(UnaryOperator<String> clean) {
      return new Entry(
          method, clean.apply(url), kind, millis, headers, body, duration, response, failure, talk);
    }
  }

  /**
   * What a WebSocket carried.
   *
   * @param untold how many messages more there were
   */
  record Talk(List<SocketArchive.Message> messages, int untold) {}

  /**
   * An answer.
   *
   * @param body null where it is not taken along
   */
  record Answer(
      int status, String statusText, Map<String, String> headers, @Nullable ByteString body) {}

  void listen(BrowserContext context) {
    context.onPage(page -> page.onWebSocket(sockets::opened));
    context.onRequest(request -> {
      if (asked.size() < MOST) {
        asked.add(request);
      }
    });
    context.onRequestFinished(request -> {
      if (asked.contains(request)) {
        finished.add(request);
      }
    });
  }

  /**
   * All of them, as far as they tell.
   *
   * @param hung the frames that do not answer, who would be asked for the bodies of answers
   */
  List<Entry> entries(Set<Frame> hung) {
    var entries = new ArrayList<Entry>();
    int room = BODIES;
    long millis = 0;
    // What is asked of the browser here has it tell of further requests meanwhile.
    for (var each : List.copyOf(asked)) {
      // What was never answered has no time of its own.
      var timing = timing(each);
      millis = timing == null ? millis : Math.max(millis, (long) timing.startTime);
      var entry = entry(each, millis, isFrom(each, hung) ? 0 : room);
      entries.add(entry);
      if (entry.response() != null && entry.response().body() != null) {
        room -= entry.response().body().size();
      }
    }
    entries.addAll(sockets.entries());
    entries.sort(Comparator.comparingLong(Entry::millis));
    return entries;
  }

  /** Whether one of {@code hung} asked; in doubt it is so. */
  private static boolean isFrom(Request request, Set<Frame> hung) {
    try {
      return !hung.isEmpty() && hung.contains(request.frame());
    } catch (PlaywrightException _) {
      return true; // A worker asked, or a page that was about to be opened.
    }
  }

  private Entry entry(Request request, long millis, int room) {
    boolean over = finished.contains(request);
    var timing = timing(request);
    return new Entry(
        request.method(),
        request.url(),
        request.resourceType(),
        millis,
        over ? allHeaders(request) : request.headers(),
        request.postData(),
        over && timing != null ? timing.responseEnd : -1,
        over ? answer(request, room) : null,
        request.failure(),
        null);
  }

  /** Null for what was refused, blocked or never answered. */
  private static @Nullable Timing timing(Request request) {
    return request.timing();
  }

  private static Map<String, String> allHeaders(Request request) {
    try {
      return request.allHeaders();
    } catch (PlaywrightException _) {
      return request.headers(); // Those that the page itself gave.
    }
  }

  private static @Nullable Answer answer(Request request, int room) {
    try {
      @Nullable Response response = request.response();
      return response == null
          ? null
          : new Answer(
              response.status(),
              response.statusText(),
              response.allHeaders(),
              room > 0 && WITH_BODY.contains(request.resourceType()) ? body(response, room) : null);
    } catch (PlaywrightException _) {
      return null;
    }
  }

  private static @Nullable ByteString body(Response response, int room) {
    try {
      var body = response.body();
      return body.length <= Math.min(LONGEST_BODY, room) ? ByteString.of(body) : null;
    } catch (PlaywrightException _) {
      return null; // Redirects have none, and the browser forgets those of pages that are left.
    }
  }
}
