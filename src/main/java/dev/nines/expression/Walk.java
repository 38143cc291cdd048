package dev.nines.expression;

import dev.cel.common.values.NullValue;
import dev.nines.journey.Scope;
import java.util.List;
import java.util.Map;

/** What lies at the end of a chain of fields. */
sealed interface Walk {

  /**
   * The chain leads somewhere.
   *
   * @param value as CEL sees it
   */
  record Found(Object value) implements Walk {}

  /**
   * The chain ends early.
   *
   * @param links how many links lead to a value
   * @param why what that value is like, without saying what it is
   */
  record Missing(int links, String why) implements Walk {}

  /** Follows {@code chain} from its name in {@code scope}. */
  static Walk along(Chain chain, Scope scope) {
    return scope.has(chain.root())
        ? along(CelValues.toCel(scope.values().get(chain.root())), chain.links())
        : new Missing(0, "has no value here");
  }

  /** Follows {@code links} from {@code value}. */
  static Walk along(Object value, List<?> links) {
    Object here = value;
    for (int i = 0; i < links.size(); i++) {
      Object link = links.get(i);
      switch (here) {
        case Map<?, ?> map -> {
          Object next = map.get(link);
          if (next == null) {
            return new Missing(
                i, "no such key" + (link instanceof String key ? " \"" + key + "\"" : ""));
          }
          here = next;
        }
        case List<?> list when link instanceof Long index -> {
          if (index < 0 || index >= list.size()) {
            return new Missing(i, "no such element; it has " + list.size());
          }
          here = list.get(index.intValue());
        }
        case List<?> _ -> {
          return new Missing(i, "is a list; expected a map with fields");
        }
        case NullValue _ -> {
          return new Missing(i, "is null; expected a map with fields");
        }
        case Object other -> {
          return new Missing(i, "is " + CelValues.words(other) + ", which has no fields");
        }
      }
    }
    return new Found(here);
  }
}
