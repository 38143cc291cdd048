package dev.nines.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Chooses series in PromQL.
 *
 * @param matchers as they are written between the braces
 */
record Selector(String series, List<String> matchers) {

  private static final Pattern SPECIAL = Pattern.compile("[\\\\.+*?()|\\[\\]{}^$]");

  static Selector of(String series) {
    return new Selector(series, List.of());
  }

  /** Those whose label is {@code value}; "" stands for those without it. */
  Selector with(String label, String value) {
    return adding(label + "=" + quoted(value));
  }

  /** Those whose label is one of {@code values}. */
  Selector among(String label, Collection<String> values) {
    return values.size() == 1
        ? with(label, values.iterator().next())
        : adding(
            label
                + "=~"
                + quoted(values.stream().map(Selector::literal).collect(Collectors.joining("|"))));
  }

  private Selector adding(String matcher) {
    var all = new ArrayList<>(matchers);
    all.add(matcher);
    return new Selector(series, all);
  }

  /** The values of a stretch of time. */
  String over(Range range) {
    return this + "[" + range + "]";
  }

  /** A string literal: an author may put quotes and backslashes into names. */
  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }

  /** A regular expression that matches this text alone. */
  private static String literal(String text) {
    return SPECIAL.matcher(text).replaceAll("\\\\$0");
  }

  @Override
  public String toString() {
    return matchers.isEmpty() ? series : series + "{" + String.join(", ", matchers) + "}";
  }
}
