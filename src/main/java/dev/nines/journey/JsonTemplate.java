package dev.nines.journey;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON whose texts may hold expressions; a text that is exactly one expression keeps its value's
 * type.
 */
public sealed interface JsonTemplate {

  /** The JSON text over {@code scope}. */
  default String render(Scope scope) throws EvaluationException {
    var json = new StringBuilder();
    write(scope, json);
    return json.toString();
  }

  /** Its value over {@code scope}, in the types of {@link Expression#evaluate}. */
  @Nullable Object evaluate(Scope scope) throws EvaluationException;

  /** Appends the JSON text to {@code json}. */
  void write(Scope scope, StringBuilder json) throws EvaluationException;

  /** Every template in it, at any depth. */
  List<Template> templates();

  /** A number, a truth value or null: null, Boolean, Long, Double, BigInteger or BigDecimal. */
  record Constant(@Nullable Object value) implements JsonTemplate {
    @Override
    public @Nullable Object evaluate(Scope scope) {
      return switch (value) {
        case BigInteger whole -> whole.doubleValue();
        case BigDecimal decimal -> decimal.doubleValue();
        case null -> null;
        case Object other -> other;
      };
    }

    @Override
    public void write(Scope scope, StringBuilder json) {
      json.append(value);
    }

    @Override
    public List<Template> templates() {
      return List.of();
    }
  }

  /** A text. */
  record Text(Template template) implements JsonTemplate {
    @Override
    public @Nullable Object evaluate(Scope scope) throws EvaluationException {
      return template.evaluate(scope);
    }

    @Override
    public void write(Scope scope, StringBuilder json) throws EvaluationException {
      var value = template.evaluate(scope);
      json.append(Values.json(value));
    }

    @Override
    public List<Template> templates() {
      return List.of(template);
    }
  }

  /** An array. */
  record Array(List<JsonTemplate> items) implements JsonTemplate {
    public Array {
      items = List.copyOf(items);
    }

    @Override
    public Object evaluate(Scope scope) throws EvaluationException {
      var values = new ArrayList<@Nullable Object>();
      for (var item : items) {
        values.add(item.evaluate(scope));
      }
      return values;
    }

    @Override
    public void write(Scope scope, StringBuilder json) throws EvaluationException {
      json.append('[');
      var separator = "";
      for (var item : items) {
        json.append(separator);
        item.write(scope, json);
        separator = ",";
      }
      json.append(']');
    }

    @Override
    public List<Template> templates() {
      return items.stream().flatMap(item -> item.templates().stream()).toList();
    }
  }

  /** An object, its members in the order written. */
  record Members(SequencedMap<String, JsonTemplate> members) implements JsonTemplate {
    public Members {
      members =
          java.util.Collections.unmodifiableSequencedMap(new java.util.LinkedHashMap<>(members));
    }

    @Override
    public Object evaluate(Scope scope) throws EvaluationException {
      var values = new java.util.LinkedHashMap<String, @Nullable Object>();
      for (var member : members.entrySet()) {
        values.put(member.getKey(), member.getValue().evaluate(scope));
      }
      return values;
    }

    @Override
    public void write(Scope scope, StringBuilder json) throws EvaluationException {
      json.append('{');
      var separator = "";
      for (Map.Entry<String, JsonTemplate> member : members.entrySet()) {
        json.append(separator).append(JsonText.quote(member.getKey())).append(':');
        member.getValue().write(scope, json);
        separator = ",";
      }
      json.append('}');
    }

    @Override
    public List<Template> templates() {
      var all = new ArrayList<Template>();
      members.values().forEach(member -> all.addAll(member.templates()));
      return List.copyOf(all);
    }
  }
}
