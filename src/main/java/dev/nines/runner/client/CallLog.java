package dev.nines.runner.client;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import okhttp3.Call;

/** The calls of one session that are not over: what must end with it. Safe from any thread. */
final class CallLog {

  private final Runnable whenOver;
  private final Set<Call> open = new HashSet<>();
  private boolean closed;

  /**
   * @param whenOver called whenever a call ends after the session did: it may have left a
   *     connection behind
   */
  CallLog(Runnable whenOver) {
    this.whenOver = whenOver;
  }

  synchronized void begins(Call call) throws IOException {
    if (closed) {
      throw new IOException("the session is closed");
    }
    open.add(call);
  }

  void over(Call call) {
    boolean late;
    synchronized (this) {
      open.remove(call);
      late = closed;
    }
    if (late) {
      whenOver.run();
    }
  }

  /** Cancels every call; none begins any more. */
  void close() {
    List<Call> rest;
    synchronized (this) {
      closed = true;
      rest = List.copyOf(open);
    }
    rest.forEach(Call::cancel);
    whenOver.run();
  }
}
