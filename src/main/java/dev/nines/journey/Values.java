package dev.nines.journey;

import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How an expression's value reads inside a text. */
final class Values {

  private Values() {}

  static String text(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case String text -> text;
      case Double number when number == Math.rint(number) && Math.abs(number) < 1e15 ->
          Long.toString(number.longValue());
      case Duration duration -> Durations.text(duration);
      case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
      case List<?> list ->
          list.stream().map(Values::json).collect(Collectors.joining(",", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> json(String.valueOf(entry.getKey())) + ":" + json(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Object other -> other.toString();
    };
  }

  static String json(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case Boolean truth -> truth.toString();
      case Number number -> text(number);
      case List<?> list -> text(list);
      case Map<?, ?> map -> text(map);
      case Object other -> JsonText.quote(text(other));
    };
  }
}
