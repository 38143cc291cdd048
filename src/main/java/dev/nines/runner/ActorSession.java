package dev.nines.runner;

import dev.nines.journey.Actor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One actor's session within one run: what its executors keep between steps (a client with its
 * cookies and connections, open streams). It lives until the run is settled, so that a late answer
 * still finds its connection. Safe from any thread.
 */
public final class ActorSession {

  private final String journey;
  private final Actor actor;
  private final Map<Class<?>, AutoCloseable> resources = new LinkedHashMap<>();
  private boolean closed;
  private int url;

  ActorSession(String journey, Actor actor, long runNumber) {
    this.journey = journey;
    this.actor = actor;
    this.url = actor.urls().isEmpty() ? 0 : (int) (runNumber % actor.urls().size());
  }

  public String journey() {
    return journey;
  }

  public Actor actor() {
    return actor;
  }

  /**
   * The session's resource of this type, made when it is first asked for and closed with the
   * session.
   *
   * @throws IllegalStateException when the session is closed
   */
  public synchronized <R extends AutoCloseable> R resource(Class<R> type, Supplier<R> maker) {
    if (closed) {
      throw new IllegalStateException("the session of actor \"" + actor.name() + "\" is closed");
    }
    return type.cast(resources.computeIfAbsent(type, _ -> maker.get()));
  }

  /** The session's resource of this type, or null where nobody asked for one. */
  public synchronized <R extends AutoCloseable> @Nullable R existing(Class<R> type) {
    return type.cast(resources.get(type));
  }

  synchronized int url() {
    return url;
  }

  /** Goes on to the next base URL, as a client that spreads its requests does before a retry. */
  synchronized void nextUrl() {
    if (!actor.urls().isEmpty()) {
      url = (url + 1) % actor.urls().size();
    }
  }

  void close() {
    List<AutoCloseable> last;
    synchronized (this) {
      closed = true;
      last = new ArrayList<>(resources.values()).reversed();
      resources.clear();
    }
    for (var resource : last) {
      try {
        resource.close();
      } catch (Exception | Error e) {
        // A connection that cannot be closed in good order is closed all the same; the run's
        // outcome stands.
        System.getLogger(ActorSession.class.getName())
            .log(System.Logger.Level.DEBUG, "closing a session", e);
      }
    }
  }
}
