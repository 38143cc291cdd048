package dev.nines.tracing;

import io.opentelemetry.exporter.internal.FailedExportException.GrpcExportException;
import io.opentelemetry.exporter.internal.FailedExportException.HttpExportException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * What became of the spans, counted, and told in the log when it changes: a line when whoever takes
 * them goes away, and one when they are back. Told by the sending thread and by those of runs.
 */
final class Delivery {

  private static final System.Logger LOG = System.getLogger("nines.tracing");

  private final String place;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();

  /** How many had been dropped when it began to fail, or less than none while it does not. */
  private long failingSince = -1;

  private boolean crowded;

  /**
   * @param place where they go, as messages name it
   */
  Delivery(String place) {
    this.place = place;
  }

  /** So many were taken. */
  synchronized void sent(int spans) {
    sent.addAndGet(spans);
    crowded = false;
    if (failingSince >= 0) {
      LOG.log(
          System.Logger.Level.INFO,
          "traces are taken again by {0}; {1} spans were lost",
          place,
          Long.toString(dropped.get() - failingSince));
      failingSince = -1;
    }
  }

  /** So many were not. */
  synchronized void failed(int spans, @Nullable Throwable why) {
    if (failingSince < 0) {
      failingSince = dropped.get();
      LOG.log(
          System.Logger.Level.WARNING,
          "traces are not taken by {0}: {1}; runs go on, and their spans are dropped until they are",
          place,
          words(why));
    }
    dropped.addAndGet(spans);
  }

  /** There was no room for so many. */
  synchronized void crowdedOut(int spans) {
    if (!crowded && failingSince < 0) {
      crowded = true;
      LOG.log(
          System.Logger.Level.WARNING,
          "{0} takes traces more slowly than runs make them; what finds no room is dropped",
          place);
    }
    dropped.addAndGet(spans);
  }

  private static String words(@Nullable Throwable why) {
    return switch (why) {
      case null -> "no answer in time";
      case HttpExportException http when http.getResponse() != null ->
          "HTTP " + http.getResponse().statusCode();
      case GrpcExportException grpc when grpc.getResponse() != null ->
          "gRPC status " + grpc.getResponse().grpcStatusValue();
      default -> {
        var cause = why.getCause() == null ? why : why.getCause();
        yield cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
      }
    };
  }

  long sent() {
    return sent.get();
  }

  long dropped() {
    return dropped.get();
  }
}
