package dev.nines.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.Given;
import dev.nines.cli.configuration.Kind;
import dev.nines.cli.configuration.Origin;
import dev.nines.cli.configuration.Secret;
import dev.nines.cli.configuration.Setting;
import dev.nines.cli.configuration.Settings;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is in force, for eyes and machines.
 *
 * @param file the configuration file, or null for none
 * @param variables what journeys read by the names that the file gives
 * @param secrets whether each is set; never what it is
 */
record ShownConfiguration(
    @Nullable String file,
    String region,
    Map<Setting<?>, Given> settings,
    Map<String, Given> variables,
    Map<Secret, Boolean> secrets) {

  static ShownConfiguration of(
      Configuration configuration, Function<Setting<?>, Given> inForce, Environment machine) {
    var settings = new LinkedHashMap<Setting<?>, Given>();
    Settings.ALL.forEach(setting -> settings.put(setting, inForce.apply(setting)));
    var region = inForce.apply(Settings.REGION).text();
    var secrets = new LinkedHashMap<Secret, Boolean>();
    Secret.ALL.forEach(secret ->
        secrets.put(
            secret,
            secret.file() ? isSet(machine, secret.name()) : configuration.has(secret.name())));
    var path = configuration.path();
    return new ShownConfiguration(
        path == null ? null : path.toString(),
        region,
        settings,
        configuration.variables(region),
        secrets);
  }

  private static boolean isSet(Environment machine, String name) {
    try {
      var secret = machine.secret(name);
      return secret != null && !secret.isBlank();
    } catch (ProberFaultException _) {
      // It is meant to be; the check of all of it says what is wrong.
      return true;
    }
  }

  void json(Writer writer) throws IOException {
    try (var json = new JsonFactory().createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("file", file);
      json.writeStringField("region", region);
      json.writeArrayFieldStart("settings");
      for (var each : settings.entrySet()) {
        json.writeStartObject();
        json.writeStringField("key", each.getKey().key());
        json.writeFieldName("value");
        value(each.getKey().kind(), each.getValue().shown(), json);
        origin(each.getValue().origin(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("variables");
      for (var each : variables.entrySet()) {
        json.writeStartObject();
        json.writeStringField("name", each.getKey());
        json.writeStringField("value", each.getValue().shown());
        origin(each.getValue().origin(), json);
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeArrayFieldStart("secrets");
      for (var each : secrets.entrySet()) {
        json.writeStartObject();
        json.writeStringField("name", each.getKey().name());
        json.writeBooleanField("set", each.getValue());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void value(Kind<?> kind, String text, JsonGenerator json) throws IOException {
    if (text.isEmpty()) {
      json.writeNull();
      return;
    }
    switch (kind) {
      case Kind.Whole _ -> json.writeNumber(Integer.parseInt(text.strip()));
      case Kind.Truth truth -> json.writeBoolean(truth.holds(text));
      case Kind.Several<?> _ -> {
        json.writeStartArray();
        for (var each : text.split(",", -1)) {
          if (!each.isBlank()) {
            json.writeString(each.strip());
          }
        }
        json.writeEndArray();
      }
      case Kind.Span _, Kind.Size _, Kind.OneOf _, Kind.Location _, Kind.Words _ ->
          json.writeString(text);
    }
  }

  private static void origin(Origin origin, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("origin");
    switch (origin) {
      case Origin.Default _ -> json.writeStringField("kind", "default");
      case Origin.InFile(var file, var place) -> {
        json.writeStringField("kind", "file");
        json.writeStringField("file", file);
        json.writeNumberField("line", place.line());
        json.writeNumberField("column", place.column());
      }
      case Origin.Variable(var name) -> {
        json.writeStringField("kind", "variable");
        json.writeStringField("name", name);
      }
      case Origin.Option(var name) -> {
        json.writeStringField("kind", "option");
        json.writeStringField("name", name);
      }
    }
    json.writeEndObject();
  }
}
