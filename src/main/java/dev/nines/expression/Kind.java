package dev.nines.expression;

import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.SimpleType;

/** What is known of a name's value before there is one. */
public enum Kind {
  /** Anything, such as JSON: what is done with it is checked when there is a value. */
  ANY,
  TEXT,
  WHOLE_NUMBER,
  NUMBER,
  TRUTH,
  BYTES,
  DURATION,
  TIMESTAMP,
  LIST,
  /** Texts to anything. */
  MAP,
  /** Texts to texts, such as headers. */
  TEXT_MAP;

  /** Whether there may be something behind a {@code .} or in {@code […]}. */
  boolean hasFields() {
    return switch (this) {
      case ANY, LIST, MAP, TEXT_MAP -> true;
      case TEXT, WHOLE_NUMBER, NUMBER, TRUTH, BYTES, DURATION, TIMESTAMP -> false;
    };
  }

  CelType type() {
    return switch (this) {
      case ANY -> SimpleType.DYN;
      case TEXT -> SimpleType.STRING;
      case WHOLE_NUMBER -> SimpleType.INT;
      case NUMBER -> SimpleType.DOUBLE;
      case TRUTH -> SimpleType.BOOL;
      case BYTES -> SimpleType.BYTES;
      case DURATION -> SimpleType.DURATION;
      case TIMESTAMP -> SimpleType.TIMESTAMP;
      case LIST -> ListType.create(SimpleType.DYN);
      case MAP -> MapType.create(SimpleType.STRING, SimpleType.DYN);
      case TEXT_MAP -> MapType.create(SimpleType.STRING, SimpleType.STRING);
    };
  }
}
