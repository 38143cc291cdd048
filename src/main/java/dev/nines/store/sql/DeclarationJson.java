package dev.nines.store.sql;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.journey.Formula;
import dev.nines.journey.Objective;
import dev.nines.store.Declaration;
import dev.nines.store.Declaration.DeclaredJourney;
import dev.nines.store.Declaration.DeclaredService;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A declaration as JSON, so that people can read it in the database too. Keys that are not known
 * are passed over, so that a later Nines may add some.
 */
final class DeclarationJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private DeclarationJson() {}

  static String write(Declaration declaration) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("region", declaration.region())
        .put("revision", declaration.revision())
        .put("at", declaration.at().toString());
    var journeys = json.putArray("journeys");
    declaration.journeys().forEach(each -> write(each, journeys.addObject()));
    var services = json.putArray("services");
    declaration.services().forEach(each -> write(each, services.addObject()));
    return json.toString();
  }

  private static void write(DeclaredJourney journey, ObjectNode json) {
    json.put("name", journey.name())
        .put("title", journey.title())
        .put("service", journey.service())
        .put("interval", journey.interval().toString())
        .put("offset", journey.offset().toString())
        .put("patience", journey.patience().toString());
    write(journey.objectives(), json.putArray("objectives"));
  }

  private static void write(DeclaredService service, ObjectNode json) {
    json.put("name", service.name()).put("title", service.title());
    if (service.formula() != null) {
      write(service.formula(), json.putObject("formula"));
    }
    write(service.backends(), json.putArray("backends"));
    write(service.objectives(), json.putArray("objectives"));
  }

  private static void write(Formula formula, ObjectNode json) {
    switch (formula) {
      case Formula.All all -> write(all.of(), json.putArray("all"));
      case Formula.Any any -> write(any.of(), json.putArray("any"));
      case Formula.AtLeast atLeast -> {
        json.put("atLeast", atLeast.n());
        write(atLeast.of(), json.putArray("of"));
      }
      case Formula.Weighted weighted -> {
        var weights = json.putObject("weights");
        weighted.weights().forEach(weights::put);
      }
    }
  }

  private static void write(Collection<String> texts, ArrayNode json) {
    texts.forEach(json::add);
  }

  private static void write(List<Objective> objectives, ArrayNode json) {
    for (var objective : objectives) {
      var object = json.addObject();
      switch (objective) {
        case Objective.Availability availability ->
            object.put("availability", availability.target());
        case Objective.Latency latency ->
            object
                .put("latency", latency.target())
                .put("threshold", latency.threshold().toString())
                .put("milestone", latency.milestone());
      }
      object.put(
          "window",
          switch (objective.window()) {
            case Objective.Rolling rolling -> rolling.length().toString();
            case Objective.Month _ -> "month";
          });
    }
  }

  /**
   * @throws IllegalArgumentException where the text is not what {@link #write} gives
   */
  static Declaration read(String text) {
    try {
      var json = MAPPER.readTree(text);
      return new Declaration(
          text(json, "region"),
          text(json, "revision"),
          Instant.parse(text(json, "at")),
          all(json.path("journeys"), DeclarationJson::journey),
          all(json.path("services"), DeclarationJson::service));
    } catch (JsonProcessingException | DateTimeException e) {
      throw new IllegalArgumentException("a declaration is not in the form that it is kept in", e);
    }
  }

  private static DeclaredJourney journey(JsonNode json) {
    return new DeclaredJourney(
        text(json, "name"),
        text(json, "title"),
        text(json, "service"),
        duration(json, "interval"),
        duration(json, "offset"),
        duration(json, "patience"),
        all(json.path("objectives"), DeclarationJson::objective));
  }

  private static DeclaredService service(JsonNode json) {
    return new DeclaredService(
        text(json, "name"),
        text(json, "title"),
        json.has("formula") ? formula(json.path("formula")) : null,
        new LinkedHashSet<>(all(json.path("backends"), JsonNode::textValue)),
        all(json.path("objectives"), DeclarationJson::objective));
  }

  private static Formula formula(JsonNode json) {
    if (json.has("all")) {
      return new Formula.All(all(json.path("all"), JsonNode::textValue));
    }
    if (json.has("any")) {
      return new Formula.Any(all(json.path("any"), JsonNode::textValue));
    }
    if (json.has("atLeast")) {
      return new Formula.AtLeast(
          json.path("atLeast").intValue(), all(json.path("of"), JsonNode::textValue));
    }
    var weights = new LinkedHashMap<String, Double>();
    for (Map.Entry<String, JsonNode> each : json.path("weights").properties()) {
      weights.put(each.getKey(), each.getValue().doubleValue());
    }
    return new Formula.Weighted(weights);
  }

  private static Objective objective(JsonNode json) {
    var window =
        text(json, "window").equals("month")
            ? new Objective.Month()
            : new Objective.Rolling(duration(json, "window"));
    if (json.has("availability")) {
      return new Objective.Availability(json.path("availability").doubleValue(), window);
    }
    return new Objective.Latency(
        json.path("latency").doubleValue(),
        duration(json, "threshold"),
        json.path("milestone").textValue(),
        window);
  }

  private static <T> List<T> all(JsonNode array, Function<JsonNode, @Nullable T> read) {
    var all = new ArrayList<T>();
    for (var each : array) {
      var value = read.apply(each);
      if (value == null) {
        throw new IllegalArgumentException("a declaration has " + each + " in a list of others");
      }
      all.add(value);
    }
    return all;
  }

  private static String text(JsonNode json, String key) {
    var text = json.path(key).textValue();
    if (text == null) {
      throw new IllegalArgumentException("a declaration lacks \"" + key + "\"");
    }
    return text;
  }

  private static Duration duration(JsonNode json, String key) {
    return Duration.parse(text(json, key));
  }
}
