package dev.nines.yaml.shape;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an unquoted text means by the core schema of YAML 1.2. */
final class PlainValue {

  private static final Pattern WHOLE = Pattern.compile("[-+]?[0-9]{1,1000}");
  private static final Pattern DECIMAL =
      Pattern.compile(
          "[-+]?(?:\\.[0-9]{1,1000}|[0-9]{1,1000}(?:\\.[0-9]{0,1000})?)(?:[eE][-+]?[0-9]{1,4})?");

  private PlainValue() {}

  /** null, Boolean, Long, BigInteger, Double, BigDecimal or the text itself. */
  static @Nullable Object of(String text) {
    return switch (text) {
      case "", "~", "null", "Null", "NULL" -> null;
      case "true", "True", "TRUE" -> true;
      case "false", "False", "FALSE" -> false;
      default -> number(text);
    };
  }

  private static Object number(String text) {
    char first = text.charAt(0);
    // Most texts begin with a letter: the cheap test comes first.
    if (first != '-' && first != '+' && first != '.' && (first < '0' || first > '9')) {
      return text;
    }
    if (WHOLE.matcher(text).matches()) {
      return whole(new BigInteger(text.startsWith("+") ? text.substring(1) : text));
    }
    if (text.startsWith("0x") && text.substring(2).matches("[0-9a-fA-F]{1,1000}")) {
      return whole(new BigInteger(text.substring(2), 16));
    }
    if (text.startsWith("0o") && text.substring(2).matches("[0-7]{1,1000}")) {
      return whole(new BigInteger(text.substring(2), 8));
    }
    return DECIMAL.matcher(text).matches() ? decimal(new BigDecimal(text)) : text;
  }

  private static Object whole(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static Object decimal(BigDecimal number) {
    double near = number.doubleValue();
    return Double.isFinite(near) && BigDecimal.valueOf(near).compareTo(number) == 0
        ? (Object) near
        : number;
  }

  /** What a scalar is, in words, with what it says. */
  static String kind(Node.Scalar scalar) {
    return switch (scalar.value()) {
      case null -> "nothing";
      case Boolean truth -> truth.toString();
      case Number _ -> "the number " + scalar.text();
      case Object _ -> "the text " + Quoted.of(scalar.text());
    };
  }
}
