package dev.nines.yaml;

import dev.nines.journey.Act;
import dev.nines.yaml.shape.Place;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The streams that the steps so far have opened, by actor. */
final class OpenStreams {

  /** One stream. */
  record Opened(String name, boolean webSocket, int line) {}

  private final Problems problems;
  private final Map<String, Map<String, Opened>> byActor = new HashMap<>();
  private final Set<String> unsure = new HashSet<>();

  OpenStreams(Problems problems) {
    this.problems = problems;
  }

  /**
   * A step of this actor, or of nobody known (""), could not be read: it may have opened anything.
   */
  void unsure(String actor) {
    unsure.add(actor);
  }

  /** The name of the stream that {@code step} opens. */
  String open(String actor, Written step, boolean webSocket) {
    var name = step.get(StepKeys.STREAM, Act.DEFAULT_STREAM);
    var streams = byActor.computeIfAbsent(actor, _ -> new LinkedHashMap<>());
    var first = streams.putIfAbsent(name, new Opened(name, webSocket, step.place().line()));
    if (first != null) {
      problems.add(
          step.place(),
          "actor %s opens a second stream named \"%s\"; the first is opened in line %d"
              .formatted(actor, name, first.line()),
          "give it a name of its own: `stream: …`");
    }
    return name;
  }

  /** The stream that {@code step} means, or null where there is none, which is a problem. */
  @Nullable Opened find(String actor, Written step, String act) {
    var found = meant(actor, step);
    if (found == null && !unsure.contains(actor) && !unsure.contains("")) {
      missing(
          actor,
          step.get(StepKeys.STREAM),
          byActor.getOrDefault(actor, Map.of()),
          step.at(StepKeys.STREAM),
          act);
    }
    return found;
  }

  /** Whether {@code step} surely means a WebSocket. */
  boolean isWebSocket(String actor, Written step) {
    var found = meant(actor, step);
    return found != null && found.webSocket();
  }

  private @Nullable Opened meant(String actor, Written step) {
    var streams = byActor.getOrDefault(actor, Map.of());
    var name = step.get(StepKeys.STREAM);
    return name == null && streams.size() == 1
        ? streams.values().iterator().next()
        : streams.get(name == null ? Act.DEFAULT_STREAM : name);
  }

  private void missing(
      String actor, @Nullable String name, Map<String, Opened> streams, Place place, String act) {
    if (streams.isEmpty()) {
      problems.add(
          place,
          "%s needs an open stream, but no earlier step of actor %s opens one"
              .formatted(act, actor),
          "open one first, with `websocket` or `events`");
    } else if (name == null) {
      problems.add(
          place,
          "actor %s has several open streams: %s; expected `stream` to name one of them"
              .formatted(actor, String.join(", ", streams.keySet())),
          null);
    } else {
      problems.add(
          place,
          "actor %s has opened no stream \"%s\" before; expected one of %s"
              .formatted(actor, name, String.join(", ", streams.keySet())),
          null);
    }
  }
}
