package dev.nines.runner.browser;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Values of JavaScript, in the types of expressions. */
final class PlainValues {

  /** What is read by an expression is smaller; what shares its parts may be without end. */
  private static final int MOST = 100_000;

  /** Those that the one being read is part of: JavaScript's may be part of themselves. */
  private final Set<Object> whole = Collections.newSetFromMap(new IdentityHashMap<>());

  private int count;

  private PlainValues() {}

  /**
   * One of them.
   *
   * @throws MisspeltException if it holds itself, which no expression could read to its end, or
   *     more than anybody wants to read
   */
  static @Nullable Object of(@Nullable Object value) {
    return new PlainValues().plain(value);
  }

  private @Nullable Object plain(@Nullable Object value) {
    if (++count > MOST) {
      throw new MisspeltException(
          "it holds more than " + MOST + " values; give what is needed of it alone");
    }
    return switch (value) {
      case null -> null;
      case Boolean _, String _, Long _, Double _ -> value;
      case Integer number -> number.longValue();
      case Number number -> number.doubleValue();
      case java.util.Date date -> date.toInstant();
      case List<?> list -> {
        enter(list);
        List<@Nullable Object> all = new ArrayList<>();
        list.forEach(each -> all.add(plain(each)));
        whole.remove(list);
        yield all;
      }
      case Map<?, ?> map -> {
        enter(map);
        Map<String, @Nullable Object> all = new LinkedHashMap<>();
        map.forEach((key, each) -> all.put(String.valueOf(key), plain(each)));
        whole.remove(map);
        yield all;
      }
      default -> value.toString();
    };
  }

  private void enter(Object value) {
    if (!whole.add(value)) {
      throw new MisspeltException("it holds itself; give what is needed of it alone");
    }
  }
}
