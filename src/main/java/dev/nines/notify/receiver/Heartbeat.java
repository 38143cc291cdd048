package dev.nines.notify.receiver;

import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Tells somebody who waits for it that the prober is alive, in the protocol of healthchecks.io: the
 * dead man's switch, which speaks up when it hears nothing. Its address is a secret. Safe between
 * threads; each call blocks until it is taken, 10 s at most.
 */
public final class Heartbeat implements Closeable {

  private static final Logger LOG = System.getLogger(Heartbeat.class.getName());
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final HeartbeatApi api;
  private volatile boolean failing;

  /**
   * @param url what the paths of the protocol follow
   */
  public Heartbeat(URI url) {
    this(url, TIMEOUT);
  }

  Heartbeat(URI url, Duration timeout) {
    api = Clients.of(HeartbeatApi.class, url, timeout);
  }

  /** The prober starts. */
  public boolean start() {
    return tell(each -> each.start("the prober starts"));
  }

  /**
   * The prober lives.
   *
   * @param trouble why it does not do its work, or null where it does
   * @return whether it was heard
   */
  public boolean beat(@Nullable String trouble) {
    return tell(each -> trouble == null ? each.success("") : each.fail(trouble));
  }

  private boolean tell(Function<HeartbeatApi, Response> what) {
    String failure;
    try (var response = what.apply(api)) {
      int status = response.getStatus();
      failure = status >= 200 && status < 300 ? null : "HTTP " + status;
    } catch (RuntimeException e) {
      // Its message may hold the address.
      failure = e.getClass().getSimpleName();
    }
    if (failure != null && !failing) {
      LOG.log(Level.WARNING, "the heartbeat is not heard: {0}; it goes on", failure);
    }
    failing = failure != null;
    return failure == null;
  }

  @Override
  public void close() {
    Clients.close(api);
  }
}
