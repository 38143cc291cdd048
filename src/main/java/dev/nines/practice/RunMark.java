package dev.nines.practice;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What tells that a customer and an operator belong together: the {@code X-Run} header, or {@code
 * run} in the query where a browser lets no header be set, or the trace id of {@code traceparent}.
 * People with a browser or curl bear none.
 */
record RunMark(@Nullable String run, @Nullable String trace) {
  private static final Pattern TRACEPARENT =
      Pattern.compile("[0-9a-f]{2}-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}.*");

  static RunMark of(HttpServerRequest request) {
    MultiMap headers = request.headers();
    String run = headers.get("X-Run");
    if (run == null) {
      run = request.getParam("run");
    }
    String traceparent = headers.get("traceparent");
    String trace = null;
    if (traceparent != null) {
      Matcher matcher = TRACEPARENT.matcher(traceparent);
      trace = matcher.matches() ? matcher.group(1) : null;
    }
    return new RunMark(run, trace);
  }

  boolean sameAs(RunMark other) {
    return (run != null && run.equals(other.run)) || (trace != null && trace.equals(other.trace));
  }

  /** Both bear a mark and the marks differ: these two will never wait for one another. */
  boolean foreignTo(RunMark other) {
    return isMarked() && other.isMarked() && !sameAs(other);
  }

  private boolean isMarked() {
    return run != null || trace != null;
  }
}
