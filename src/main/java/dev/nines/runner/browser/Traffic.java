package dev.nines.runner.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.WireTap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * What pages ask of servers and what they answer, in one attempt after the other. What counts are
 * documents and what scripts fetch, from the hosts of the actor and of the page, or else what a
 * journey names. Told on the slot's thread, read from any.
 */
final class Traffic {

  /** What the page or its actor gave up, as one that is offline: nobody was asked. */
  private static final Set<String> OWN =
      Set.of("ERR_ABORTED", "ERR_BLOCKED", "ERR_INTERNET_DISCONNECTED");

  private static final Set<String> KINDS = Set.of("document", "fetch", "xhr");

  private final Set<String> hosts = new HashSet<>();
  private final Map<Request, Watch> open = new HashMap<>();
  private Watch watch = new Watch(WireTap.OFF, List.of());

  /** What came in one attempt. */
  final class Watch {
    private final WireTap wire;
    private final List<Pattern> addresses;
    private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
    private boolean good;
    private boolean bad;
    private boolean failing;
    private @Nullable Response last;
    private final Set<String> unfound = new LinkedHashSet<>();
    private final Set<String> unfoundPages = new LinkedHashSet<>();
    private final Set<String> unfoundServers = new LinkedHashSet<>();

    /** Whether hosts were not found since somebody asked for those that were missed. */
    private boolean unasked;

    private Watch(WireTap wire, List<Pattern> addresses) {
      this.wire = wire;
      this.addresses = addresses;
    }

    /** What the answers so far say of the servers. */
    ServerVerdict verdict() {
      synchronized (Traffic.this) {
        return bad ? ServerVerdict.DOWN : good ? ServerVerdict.UP : ServerVerdict.UNKNOWN;
      }
    }

    /** Whether servers are down by what they answered or did not, and not by names alone. */
    boolean failing() {
      synchronized (Traffic.this) {
        return failing;
      }
    }

    /** The hosts of which the browser found no address. */
    Set<String> unfound() {
      return copy(unfound);
    }

    /** Those of them without which there is no whole page: of documents, and of what counts. */
    Set<String> missed() {
      synchronized (Traffic.this) {
        unasked = false;
        var missed = new LinkedHashSet<>(unfoundPages);
        missed.addAll(unfoundServers);
        return missed;
      }
    }

    /** What came after the last word on {@code before}, and so in no attempt, is told in this. */
    private void inherit(Watch before) {
      if (before.unasked) {
        unasked = true;
        unfound.addAll(before.unfound);
        unfoundPages.addAll(before.unfoundPages);
        unfoundServers.addAll(before.unfoundServers);
      }
    }

    /** Those whose answers count. */
    Set<String> unfoundServers() {
      return copy(unfoundServers);
    }

    private Set<String> copy(Set<String> hosts) {
      synchronized (Traffic.this) {
        return new LinkedHashSet<>(hosts);
      }
    }

    /** The last answer that counts; null where none did. */
    @Nullable Response last() {
      synchronized (Traffic.this) {
        return last;
      }
    }

    /**
     * Completes when all requests that began in this attempt are over, or nobody waits for them.
     */
    CompletableFuture<Boolean> settled() {
      synchronized (Traffic.this) {
        settle();
        return settled;
      }
    }

    /** The verdict once the time of observation is over: a document that never came is missing. */
    ServerVerdict lastVerdict() {
      synchronized (Traffic.this) {
        boolean documentOpen =
            open.entrySet().stream()
                .anyMatch(entry ->
                    entry.getValue() == this && "document".equals(entry.getKey().resourceType()));
        bad |= documentOpen;
        failing |= documentOpen;
        return verdict();
      }
    }

    private void settle() {
      if (!open.containsValue(this)) {
        settled.complete(true);
      }
    }
  }

  /** Listens to all pages of {@code context}. */
  void listen(BrowserContext context) {
    context.onRequest(this::asked);
    context.onResponse(this::answered);
    context.onRequestFailed(this::failed);
  }

  /** Takes answers from this host into account from now on. */
  synchronized void counts(String host) {
    hosts.add(host);
  }

  /**
   * An attempt begins.
   *
   * @param addresses whose answers count; empty for documents and what scripts fetch, from the
   *     hosts
   */
  synchronized Watch begin(WireTap wire, List<Pattern> addresses) {
    var next = new Watch(wire, addresses);
    next.inherit(watch);
    watch = next;
    return next;
  }

  /** The page is at {@code url} now. */
  synchronized void at(String url) {
    var host = host(url);
    if (host != null) {
      hosts.add(host);
    }
  }

  private synchronized void asked(Request request) {
    var url = request.url();
    watch.wire.show(Direction.SENT, () -> request.method() + " " + url);
    if (counts(request, url)) {
      open.put(request, watch);
    }
  }

  private boolean counts(Request request, String url) {
    if (!watch.addresses.isEmpty()) {
      return watch.addresses.stream().anyMatch(address -> address.matcher(url).matches());
    }
    var host = host(url);
    return host != null && KINDS.contains(request.resourceType()) && hosts.contains(host);
  }

  private synchronized void answered(Response response) {
    int status = response.status();
    watch.wire.show(Direction.RECEIVED, () -> "HTTP " + status + " from " + response.url());
    var asked = over(response.request());
    if (asked != null) {
      note(asked, status < 500, null);
      asked.last = response;
      watch.last = response;
    }
  }

  private synchronized void failed(Request request) {
    @Nullable String failure = request.failure();
    var words = failure == null ? "failed" : failure;
    watch.wire.show(Direction.RECEIVED, () -> words + " from " + request.url());
    @Nullable String unfound = words.contains("ERR_NAME_NOT_RESOLVED") ? host(request.url()) : null;
    if (unfound != null) {
      watch.unfound.add(unfound);
      if (request.resourceType().equals("document")) {
        watch.unfoundPages.add(unfound);
        watch.unasked = true;
      }
    }
    var asked = over(request);
    // What the page itself gave up says nothing of the server.
    if (asked != null && OWN.stream().noneMatch(words::contains)) {
      note(asked, false, unfound);
    }
  }

  private @Nullable Watch over(Request request) {
    var asked = open.remove(request);
    if (asked != null) {
      asked.settle();
    }
    return asked;
  }

  /** An answer belongs to the attempt that it came in, and to the one that asked for it. */
  private void note(Watch asked, boolean good, @Nullable String unfound) {
    for (var each : List.of(asked, watch)) {
      each.good |= good;
      each.bad |= !good;
      each.failing |= !good && unfound == null;
      if (unfound != null) {
        each.unfound.add(unfound);
        each.unfoundServers.add(unfound);
        each.unasked = true;
      }
    }
  }

  private static @Nullable String host(String url) {
    var parsed = HttpUrl.parse(url);
    return parsed == null ? null : parsed.host();
  }
}
