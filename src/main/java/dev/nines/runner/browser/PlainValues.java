package dev.nines.runner.browser;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of JavaScript, in the types of expressions. */
final class PlainValues {

  private PlainValues() {}

  static @Nullable Object of(@Nullable Object value) {
    return switch (value) {
      case null -> null;
      case Boolean _, String _, Long _, Double _ -> value;
      case Integer number -> number.longValue();
      case Number number -> number.doubleValue();
      case java.util.Date date -> date.toInstant();
      case List<?> list -> {
        List<@Nullable Object> all = new ArrayList<>();
        list.forEach(each -> all.add(of(each)));
        yield all;
      }
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, each) -> all.put(String.valueOf(key), of(each)));
        yield all;
      }
      default -> value.toString();
    };
  }
}
