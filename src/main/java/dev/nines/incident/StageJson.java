package dev.nines.incident;

import static dev.nines.incident.JsonFields.constant;
import static dev.nines.incident.JsonFields.instant;
import static dev.nines.incident.JsonFields.instantOrNone;
import static dev.nines.incident.JsonFields.object;
import static dev.nines.incident.JsonFields.put;
import static dev.nines.incident.JsonFields.text;
import static dev.nines.incident.JsonFields.word;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.incident.Stage.Acknowledged;
import dev.nines.incident.Stage.Ending;
import dev.nines.incident.Stage.Open;
import dev.nines.incident.Stage.Pending;
import dev.nines.incident.Stage.Resolved;

/** The stage of an incident as it is kept. */
final class StageJson {

  private StageJson() {}

  static ObjectNode write(Stage stage) {
    var to = object().put("word", stage.word());
    switch (stage) {
      case Pending _ -> {}
      case Open(var calm) -> put(to, "calmSince", calm);
      case Acknowledged(var at, var by, var calm) -> {
        put(to, "at", at);
        to.put("by", by);
        put(to, "calmSince", calm);
      }
      case Resolved(var at, var ending) -> {
        put(to, "at", at);
        to.put("ending", word(ending));
      }
    }
    return to;
  }

  static Stage read(JsonNode from) {
    var word = text(from, "word");
    return switch (word) {
      case "pending" -> new Pending();
      case "open" -> new Open(instantOrNone(from, "calmSince"));
      case "acknowledged" ->
          new Acknowledged(instant(from, "at"), text(from, "by"), instantOrNone(from, "calmSince"));
      case "resolved" ->
          new Resolved(instant(from, "at"), Ending.valueOf(constant(text(from, "ending"))));
      default -> throw new IllegalArgumentException("an incident is in a stage \"" + word + "\"");
    };
  }
}
