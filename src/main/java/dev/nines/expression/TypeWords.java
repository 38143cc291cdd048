package dev.nines.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import java.util.ArrayList;
import java.util.List;

/** CEL's types in the words of an author. */
final class TypeWords {

  private TypeWords() {}

  static String of(CelType type) {
    return switch (type.kind()) {
      case BOOL -> "true or false";
      case BYTES -> "bytes";
      case DOUBLE -> "a number";
      case DURATION -> "a duration";
      case INT -> "a whole number";
      case UINT -> "an unsigned number";
      case LIST -> "a list";
      case MAP -> "a map";
      case NULL_TYPE -> "null";
      case STRING -> "text";
      case TIMESTAMP -> "a time";
      case TYPE -> "a type";
      case OPAQUE -> "an optional";
      case DYN, ANY, TYPE_PARAM -> "anything";
      case STRUCT, ERROR, UNSPECIFIED -> "something else";
    };
  }

  static boolean mayBeTruth(CelType type) {
    return type.kind() == CelKind.BOOL || type.kind() == CelKind.DYN;
  }

  /** The types in {@code (int, list(string))} or {@code string.(int)}, in our words. */
  static List<String> ofAll(String applied) {
    var types = new ArrayList<String>();
    int depth = 0;
    int from = 0;
    for (int i = 0; i < applied.length(); i++) {
      char c = applied.charAt(i);
      if (c == '(') {
        if (depth++ == 0 && (i == 0 || applied.charAt(i - 1) == '.')) {
          if (i > 0) {
            types.add(of(applied.substring(0, i - 1)));
          }
          from = i + 1;
        }
      } else if ((c == ')' && --depth == 0) || (c == ',' && depth == 1)) {
        if (i > from) {
          types.add(of(applied.substring(from, i).strip()));
        }
        from = i + 1;
      }
    }
    return List.copyOf(types);
  }

  /** A type as the checker writes it, such as {@code list(string)}. */
  static String of(String type) {
    return switch (type.replaceFirst("\\(.*", "")) {
      case "bool" -> "true or false";
      case "bytes" -> "bytes";
      case "double" -> "a number";
      case "int" -> "a whole number";
      case "uint" -> "an unsigned number";
      case "string" -> "text";
      case "list" -> "a list" + elements(type);
      case "map" -> "a map";
      case "null", "null_type" -> "null";
      case "google.protobuf.Duration", "duration" -> "a duration";
      case "google.protobuf.Timestamp", "timestamp" -> "a time";
      case "optional_type" -> "an optional";
      case "type" -> "a type";
      default -> "anything";
    };
  }

  private static String elements(String list) {
    return switch (list) {
      case "list(string)" -> " of texts";
      case "list(int)" -> " of whole numbers";
      case "list(double)" -> " of numbers";
      case "list(bool)" -> " of truth values";
      case "list(google.protobuf.Duration)" -> " of durations";
      default -> "";
    };
  }

  /** How an operator is written; other functions are written as they are called. */
  static String symbol(String function) {
    return switch (function) {
      case "_?_:_" -> "? :";
      case "@in" -> "in";
      case "_[_]" -> "[ ]";
      default -> function.replaceAll("^_|_$", "");
    };
  }
}
