package dev.nines.practice;

import io.vertx.core.json.JsonObject;
import java.time.Instant;

/** One thing said in a chat; {@code from} is {@code customer} or {@code operator}. */
record Message(long number, String from, String text, Instant at) {
  static final String CUSTOMER = "customer";
  static final String OPERATOR = "operator";
  static final int LONGEST_TEXT = 4_000;

  JsonObject json() {
    return new JsonObject()
        .put("id", Long.toString(number))
        .put("from", from)
        .put("text", text)
        .put("at", at.toString());
  }
}
