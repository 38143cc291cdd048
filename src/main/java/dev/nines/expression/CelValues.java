package dev.nines.expression;

import com.google.common.primitives.UnsignedLong;
import dev.cel.common.types.TypeType;
import dev.cel.common.values.CelByteString;
import dev.cel.common.values.NullValue;
import dev.cel.common.values.OptionalValue;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values as journeys know them, and as CEL computes with them. */
final class CelValues {

  private static final int DEEPEST = 1_000;
  private static final BigInteger LEAST = BigInteger.valueOf(Long.MIN_VALUE);
  private static final BigInteger GREATEST = BigInteger.valueOf(Long.MAX_VALUE);

  private CelValues() {}

  /** The value for CEL. Maps and lists are seen through, not copied, however large they are. */
  static Object toCel(@Nullable Object value) {
    return switch (value) {
      case null -> NullValue.NULL_VALUE;
      case String text -> text;
      case Long number -> number;
      case Integer number -> number.longValue();
      case Double number -> number;
      case Boolean truth -> truth;
      case JsonObject object -> object;
      case JsonArray array -> array;
      case Map<?, ?> map -> new JsonObject(map);
      case List<?> list -> new JsonArray(list);
      case BigInteger number ->
          number.compareTo(LEAST) >= 0 && number.compareTo(GREATEST) <= 0
              ? (Object) number.longValue()
              : (Object) number.doubleValue();
      case BigDecimal number -> number.doubleValue();
      case Float number -> number.doubleValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case Character character -> character.toString();
      case byte[] bytes -> CelByteString.of(bytes);
      case Object other -> other;
    };
  }

  /**
   * The value for journeys.
   *
   * @throws FailureException if it is nested too deeply
   */
  static @Nullable Object fromCel(@Nullable Object value) {
    return fromCel(value, 0);
  }

  private static @Nullable Object fromCel(@Nullable Object value, int depth) {
    if (depth > DEEPEST) {
      throw new FailureException("is nested more than " + DEEPEST + " levels deep");
    }
    return switch (value) {
      case null -> null;
      case NullValue _ -> null;
      case CelByteString bytes -> bytes.toByteArray();
      case UnsignedLong number -> toCel(number.bigIntegerValue());
      case OptionalValue<?, ?> optional ->
          optional.isZeroValue() ? null : fromCel(optional.value(), depth + 1);
      case Optional<?> optional -> optional.isPresent() ? fromCel(optional.get(), depth + 1) : null;
      case TypeType type -> type.type().name();
      case Map<?, ?> map -> {
        Map<@Nullable Object, @Nullable Object> plain = new LinkedHashMap<>();
        for (var entry : map.entrySet()) {
          plain.put(fromCel(entry.getKey(), depth + 1), fromCel(entry.getValue(), depth + 1));
        }
        yield Collections.unmodifiableMap(plain);
      }
      case Collection<?> list -> {
        List<@Nullable Object> plain = new ArrayList<>(list.size());
        for (var item : list) {
          plain.add(fromCel(item, depth + 1));
        }
        yield Collections.unmodifiableList(plain);
      }
      case Object other -> other;
    };
  }

  /** The value for a library that reads maps and lists: as it came, where it came from outside. */
  static @Nullable Object plain(Object value) {
    return switch (value) {
      case JsonObject object -> object.plain();
      case JsonArray array -> array.plain();
      case Object other -> fromCel(other);
    };
  }

  /** What a message calls the value: its kind, never itself. */
  static String words(@Nullable Object value) {
    return switch (value) {
      case null -> "null";
      case NullValue _ -> "null";
      case String _ -> "text";
      case Boolean _ -> "true or false";
      case Long _ -> "a whole number";
      case Integer _ -> "a whole number";
      case Number _ -> "a number";
      case byte[] _ -> "bytes";
      case CelByteString _ -> "bytes";
      case java.time.Duration _ -> "a duration";
      case java.time.Instant _ -> "a time";
      case Map<?, ?> _ -> "a map";
      case Collection<?> _ -> "a list";
      case Object _ -> "another kind of value";
    };
  }
}
