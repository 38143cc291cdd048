package dev.nines.practice;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Faults as JSON. Strict: a slip of the pen must not look like a fault that has no effect. */
final class FaultsJson {
  static final List<String> KEYS =
      List.of(
          "backends",
          "brokenScript",
          "coveredButton",
          "deliveryDelay",
          "dropMessages",
          "errorShare",
          "lateAnswers",
          "latency",
          "loginDown",
          "noOperators",
          "operators",
          "stuckPartitions");

  private FaultsJson() {}

  /** What is on, and nothing else. */
  static JsonObject write(Faults faults) {
    var json = new JsonObject();
    writeDuration(json, "latency", faults.latency());
    if (faults.errorShare() > 0) {
      json.put("errorShare", faults.errorShare());
    }
    if (!faults.backends().isEmpty()) {
      var backends = new JsonObject();
      faults.backends().forEach((name, fault) -> backends.put(name, fault.word()));
      json.put("backends", backends);
    }
    if (!faults.stuckPartitions().isEmpty()) {
      json.put(
          "stuckPartitions", new JsonArray(List.copyOf(new TreeSet<>(faults.stuckPartitions()))));
    }
    writeFlag(json, "dropMessages", faults.dropMessages());
    writeFlag(json, "loginDown", faults.loginDown());
    writeFlag(json, "noOperators", faults.noOperators());
    writeDuration(json, "lateAnswers", faults.lateAnswers());
    writeDuration(json, "deliveryDelay", faults.deliveryDelay());
    faults.operators().ifPresent(count -> json.put("operators", count));
    writeFlag(json, "coveredButton", faults.coveredButton());
    writeFlag(json, "brokenScript", faults.brokenScript());
    return json;
  }

  private static void writeDuration(JsonObject json, String key, Duration value) {
    if (!value.isZero()) {
      json.put(key, GoDuration.print(value));
    }
  }

  private static void writeFlag(JsonObject json, String key, boolean value) {
    if (value) {
      json.put(key, true);
    }
  }

  /**
   * @throws InvalidFaults on an unknown key, a wrong type or a value out of range
   */
  static Faults read(JsonObject json) {
    var draft = new FaultsDraft(Faults.none());
    for (Map.Entry<String, @Nullable Object> entry : json) {
      Object value = entry.getValue();
      switch (known(entry.getKey())) {
        case "latency" -> draft.latency = duration("latency", value);
        case "lateAnswers" -> draft.lateAnswers = duration("lateAnswers", value);
        case "deliveryDelay" -> draft.deliveryDelay = duration("deliveryDelay", value);
        case "errorShare" -> draft.errorShare = share(value);
        case "backends" -> backends(value, draft);
        case "stuckPartitions" -> partitions(value, draft);
        case "dropMessages" -> draft.dropMessages = flag("dropMessages", value);
        case "loginDown" -> draft.loginDown = flag("loginDown", value);
        case "noOperators" -> draft.noOperators = flag("noOperators", value);
        case "coveredButton" -> draft.coveredButton = flag("coveredButton", value);
        case "brokenScript" -> draft.brokenScript = flag("brokenScript", value);
        case "operators" -> draft.operators = OptionalInt.of(count(value));
        default -> throw new AssertionError("a known key without a reader: " + entry.getKey());
      }
    }
    return draft.faults();
  }

  /**
   * These faults with some changed: what the patch names is replaced, backend by backend; {@code
   * null} switches off.
   */
  static Faults merge(Faults faults, JsonObject patch) {
    JsonObject merged = write(faults);
    for (Map.Entry<String, @Nullable Object> entry : patch) {
      String key = known(entry.getKey());
      if (key.equals("backends") && entry.getValue() instanceof JsonObject backends) {
        merged.put(key, merged(merged.getJsonObject(key, new JsonObject()), backends));
      } else if (entry.getValue() == null) {
        merged.remove(key);
      } else {
        merged.put(key, entry.getValue());
      }
    }
    return read(merged);
  }

  private static JsonObject merged(JsonObject backends, JsonObject patch) {
    for (Map.Entry<String, @Nullable Object> entry : patch) {
      if (entry.getValue() == null) {
        backends.remove(entry.getKey());
      } else {
        backends.put(entry.getKey(), entry.getValue());
      }
    }
    return backends;
  }

  private static String known(String key) {
    if (!KEYS.contains(key)) {
      throw new InvalidFaults(
          "unknown key \"" + key + "\"; valid keys: " + String.join(", ", KEYS));
    }
    return key;
  }

  private static Duration duration(String key, @Nullable Object value) {
    Optional<Duration> duration =
        value instanceof String text ? GoDuration.parse(text) : Optional.empty();
    return duration.orElseThrow(
        () -> unexpected(key, value, "a duration such as \"300ms\" or \"3s\""));
  }

  private static double share(@Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw unexpected("errorShare", value, "a number 0 to 1");
  }

  private static int count(@Nullable Object value) {
    if (value instanceof Integer number) {
      return number;
    }
    throw unexpected("operators", value, "a whole number 0 to " + Faults.MOST_OPERATORS);
  }

  private static boolean flag(String key, @Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw unexpected(key, value, "true or false");
  }

  private static void backends(@Nullable Object value, FaultsDraft draft) {
    if (!(value instanceof JsonObject backends)) {
      throw unexpected("backends", value, "an object such as {\"b2\": \"error\"}");
    }
    for (Map.Entry<String, @Nullable Object> entry : backends) {
      draft.backends.put(entry.getKey(), backend(entry.getKey(), entry.getValue()));
    }
  }

  private static BackendFault backend(String name, @Nullable Object value) {
    return Arrays.stream(BackendFault.values())
        .filter(fault -> fault.word().equals(value))
        .findFirst()
        .orElseThrow(() ->
            unexpected(
                "backends." + name,
                value,
                Arrays.stream(BackendFault.values())
                    .map(fault -> '"' + fault.word() + '"')
                    .collect(Collectors.joining(", ", "one of ", ""))));
  }

  private static void partitions(@Nullable Object value, FaultsDraft draft) {
    if (!(value instanceof JsonArray names)) {
      throw unexpected("stuckPartitions", value, "a list such as [\"p2\"]");
    }
    for (Object name : names) {
      if (!(name instanceof String text)) {
        throw unexpected("stuckPartitions", value, "a list such as [\"p2\"]");
      }
      draft.stuckPartitions.add(text);
    }
  }

  private static InvalidFaults unexpected(String key, @Nullable Object value, String expected) {
    String found = value instanceof String text ? '"' + text + '"' : String.valueOf(value);
    return new InvalidFaults("\"" + key + "\" is " + found + "; expected " + expected);
  }
}
