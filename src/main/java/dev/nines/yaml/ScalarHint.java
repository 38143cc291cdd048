package dev.nines.yaml;

import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Style;
import org.jspecify.annotations.Nullable;

/**
 * Why an expression may be wrong although its author wrote it well: YAML took a part of it for its
 * own.
 */
final class ScalarHint {

  private ScalarHint() {}

  /** What to do about it; null where YAML is not suspected. */
  static @Nullable String of(Scalar scalar) {
    if (scalar.style() != Style.PLAIN) {
      return null;
    }
    var end = scalar.at(scalar.text().length());
    var line = scalar.source().line(end.line());
    var rest =
        line.substring(
            Math.min(
                line.length(),
                line.offsetByCodePoints(
                    0, Math.min(end.column() - 1, line.codePointCount(0, line.length())))));
    if (rest.stripLeading().startsWith("#") && open(scalar.text())) {
      return "YAML takes what follows \" #\" for a comment: put the whole in quotes '…'";
    }
    if (scalar.flow() && rest.stripLeading().startsWith(",") && open(scalar.text())) {
      return "between brackets YAML takes a comma for the end of an item: put the item in quotes '…'";
    }
    return null;
  }

  /** Whether a bracket or a quote is left open. */
  private static boolean open(String text) {
    int depth = 0;
    char quote = 0;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quote != 0) {
        if (c == '\\') {
          at++;
        } else if (c == quote) {
          quote = 0;
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '(' || c == '[' || c == '{') {
        depth++;
      } else if (c == ')' || c == ']' || c == '}') {
        depth--;
      }
    }
    return depth > 0 || quote != 0;
  }
}
