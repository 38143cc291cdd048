package dev.nines.yaml;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.ScalarShape;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Unfit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The texts, numbers and truth values of the language; durations are in {@link DurationShapes}. */
final class Scalars {

  private static final int MOST = 1_000_000;

  private Scalars() {}

  static final Shape<Boolean> TRUTH =
      new ScalarShape<>(
          "",
          "true or false",
          scalar -> {
            if (scalar.value() instanceof Boolean truth) {
              return truth;
            }
            throw new Unfit("found " + scalar.kind() + "; expected true or false", truth(scalar));
          },
          schema -> schema.put("type", "boolean"));

  /** Text that stands for itself: an expression in it would never be evaluated. */
  static final ScalarShape<String> PLAIN =
      new ScalarShape<>(
          "",
          "a text",
          scalar -> {
            if (scalar.text().contains("${")) {
              throw new Unfit(
                  "found an expression in " + Quoted.of(scalar.text()) + "; expected plain text",
                  null);
            }
            return scalar.text();
          },
          schema -> plain(schema).set("not", text(schema.objectNode(), "\\$\\{")));

  /** {@link #PLAIN} text that says something. */
  static final Shape<String> WORDS =
      new ScalarShape<>(
          "",
          "a text that says something",
          scalar -> {
            if (scalar.text().isBlank() || scalar.text().contains("${")) {
              throw new Unfit(
                  "found "
                      + Quoted.of(scalar.text())
                      + "; expected a plain text that says something",
                  null);
            }
            return scalar.text();
          },
          schema -> {
            plain(schema).put("pattern", "\\S").set("not", text(schema.objectNode(), "\\$\\{"));
            return schema;
          });

  /** A number of more than zero. */
  static final Shape<Double> POSITIVE =
      new ScalarShape<>(
          "",
          "a number more than 0, at most 1000000",
          scalar -> {
            if (scalar.value() instanceof Number number
                && number.doubleValue() > 0
                && number.doubleValue() <= MOST) {
              return number.doubleValue();
            }
            throw new Unfit(
                "found " + scalar.kind() + "; expected a number more than 0, at most 1000000",
                null);
          },
          schema -> schema.put("type", "number").put("exclusiveMinimum", 0).put("maximum", MOST));

  /** Text with expressions in it, to be compiled where the names in scope are known. */
  static final Shape<Scalar> TEMPLATE =
      new ScalarShape<>(
          "text",
          "a text",
          scalar -> scalar,
          schema -> plain(schema).put("title", "a text, in which ${…} holds an expression"));

  /** An expression, to be compiled where the names in scope are known. */
  static final Shape<Scalar> EXPRESSION =
      new ScalarShape<>(
          "expression",
          "an expression such as status == 200",
          scalar -> scalar,
          schema ->
              plain(schema)
                  .put("title", "an expression (CEL)")
                  .set(
                      "examples",
                      schema.arrayNode().add("status == 200").add("json.state == \"open\"")));

  /** A name that is the author's own, such as a step's. */
  static ScalarShape<String> name(String name, String what, String pattern, String words) {
    var form = Pattern.compile(pattern);
    return new ScalarShape<>(
        name,
        what,
        scalar -> {
          if (!form.matcher(scalar.text()).matches()) {
            throw new Unfit("found " + Quoted.of(scalar.text()) + "; expected " + words, null);
          }
          if (!(scalar.value() instanceof String
              || (scalar.value() instanceof Long number && number >= 0))) {
            throw new Unfit(
                "found " + scalar.kind() + "; expected " + what, "put it in quotes: '…'");
          }
          return scalar.text();
        },
        schema -> {
          schema.putArray("type").add("string").add("integer");
          return schema.put("pattern", "^(?:" + pattern + ")$").put("minimum", 0);
        });
  }

  /** The same, read as the scalar itself, so that a problem can say where it stands. */
  static Shape<Scalar> placed(ScalarShape<?> shape) {
    return new ScalarShape<>(
        shape.name(),
        shape.expected(),
        scalar -> {
          var _ = shape.parser().parse(scalar);
          return scalar;
        },
        shape.describe());
  }

  /** A whole number within a range. */
  static Shape<Integer> whole(int least, int most) {
    var expected = "a whole number from " + least + " to " + most;
    return new ScalarShape<>(
        "",
        expected,
        scalar -> {
          if (scalar.value() instanceof Long number && number >= least && number <= most) {
            return number.intValue();
          }
          throw new Unfit("found " + scalar.kind() + "; expected " + expected, null);
        },
        schema -> schema.put("type", "integer").put("minimum", least).put("maximum", most));
  }

  /** A number within a range. */
  static Shape<Double> number(int least, int most) {
    var expected = "a number from " + least + " to " + most;
    return new ScalarShape<>(
        "",
        expected,
        scalar -> {
          if (scalar.value() instanceof Number number
              && number.doubleValue() >= least
              && number.doubleValue() <= most) {
            return number.doubleValue();
          }
          throw new Unfit("found " + scalar.kind() + "; expected " + expected, null);
        },
        schema -> schema.put("type", "number").put("minimum", least).put("maximum", most));
  }

  /** One of a few words. */
  static Shape<String> oneOf(String... words) {
    var all = List.of(words);
    var expected = "one of " + String.join(", ", all);
    return new ScalarShape<>(
        "",
        expected,
        scalar -> {
          if (all.contains(scalar.text())) {
            return scalar.text();
          }
          var near = dev.nines.journey.Nearest.to(scalar.text(), all);
          throw new Unfit(
              "found " + Quoted.of(scalar.text()) + "; expected " + expected,
              near == null ? null : "did you mean " + near + "?");
        },
        schema -> {
          var values = schema.putArray("enum");
          for (var word : all) {
            values.add(word);
            if (word.matches("[0-9]+")) {
              values.add(Integer.parseInt(word));
            } else if (word.matches("[0-9.]+")) {
              values.add(Double.parseDouble(word));
            }
          }
          return schema;
        });
  }

  private static @Nullable String truth(Scalar scalar) {
    return switch (scalar.text().toLowerCase(Locale.ROOT)) {
      case "yes", "on", "y", "1" -> "write true";
      case "no", "off", "n", "0" -> "write false";
      case "true", "false" -> "remove the quotes";
      default -> null;
    };
  }

  static ObjectNode plain(ObjectNode schema) {
    schema.putArray("type").add("string").add("number").add("boolean");
    return schema;
  }

  static ObjectNode text(ObjectNode schema, String pattern, String... examples) {
    schema.put("type", "string").put("pattern", pattern);
    if (examples.length > 0) {
      var list = schema.putArray("examples");
      List.of(examples).forEach(list::add);
    }
    return schema;
  }
}
