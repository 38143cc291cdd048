package dev.nines.runner.stream;

import dev.nines.journey.EvaluationException;
import dev.nines.runner.AttemptContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The streams of one actor in one run, by name. Safe from any thread. */
final class Streams implements AutoCloseable {

  private final Map<String, OpenStream> open = new HashMap<>();
  private boolean closed;

  /** Those of the attempt's actor. */
  static Streams of(AttemptContext context) {
    return context.session().resource(Streams.class, Streams::new);
  }

  /**
   * Keeps {@code stream}; one of the same name is closed. A stream whose client has given up is
   * closed at once, for another attempt may have opened its own.
   */
  void keep(OpenStream stream, AttemptContext context) {
    OpenStream old;
    synchronized (this) {
      old = closed || context.abandoned() ? stream : open.put(stream.name(), stream);
    }
    if (old != null) {
      old.line().close();
    }
    context.onAbandon(() -> discard(stream));
  }

  /** The stream {@code name}, dead or alive. */
  synchronized OpenStream get(String name, AttemptContext context) throws EvaluationException {
    var stream = open.get(name);
    if (stream == null) {
      throw new EvaluationException(
          "actor \"%s\" has no stream \"%s\"; expected an earlier step to open it"
              .formatted(context.actor().name(), name));
    }
    stream.reception().shownBy(context.wire());
    return stream;
  }

  private void discard(OpenStream stream) {
    synchronized (this) {
      open.remove(stream.name(), stream);
    }
    stream.line().close();
  }

  /**
   * Closes all, at the same time, and waits until they are gone: what is closed after this, such as
   * the client, would cut off their leave-taking.
   */
  @Override
  public void close() {
    List<OpenStream> last;
    synchronized (this) {
      closed = true;
      last = List.copyOf(open.values());
      open.clear();
    }
    last.forEach(stream -> stream.line().close());
    try {
      for (var stream : last) {
        stream.line().awaitReleased();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt(); // They go all the same, only unseen.
    }
  }
}
