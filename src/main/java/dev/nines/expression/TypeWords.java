package dev.nines.expression;

import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;

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
}
