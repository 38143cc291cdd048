package dev.nines.runner.browser;

import dev.nines.outcome.PageRecord;
import dev.nines.outcome.Vital;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import okhttp3.HttpUrl;

/** One page, from its loading until another takes its place. Guarded by its log. */
final class LoggedPage {

  private static final int MOST_ERRORS = 20;

  /** What is recorded of an error; more is looked at, so that no secret is cut in its middle. */
  private static final int LONGEST = 300;

  private static final int LOOKED_AT = 10 * LONGEST;

  private final String step;
  private final String url;
  private final List<String> errors = new ArrayList<>();
  private Map<Vital, BigDecimal> vitals = Map.of();
  private int thrown;

  LoggedPage(String step, String url) {
    this.step = step;
    this.url = url;
  }

  void threw(String error) {
    thrown++;
    if (errors.size() < MOST_ERRORS) {
      errors.add(ScriptError.line(error, LOOKED_AT));
    }
  }

  /** Takes in what was measured so far of the page at {@code at}, if it is this. */
  void measured(String at, Map<Vital, BigDecimal> now) {
    if (at.equals(url)) {
      vitals = now;
    }
  }

  boolean painted() {
    return vitals.containsKey(Vital.LARGEST_CONTENTFUL_PAINT);
  }

  List<String> errors() {
    return List.copyOf(errors);
  }

  PageRecord record(String actor, UnaryOperator<String> redacted) {
    return new PageRecord(
        actor,
        step,
        redacted.apply(address(url)),
        errors.stream().map(error -> cut(redacted.apply(error))).toList(),
        thrown,
        vitals);
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
  }

  /** What tells pages apart; the rest is of this run alone. */
  private static String address(String url) {
    var parsed = HttpUrl.parse(url);
    return parsed == null
        ? url.replaceFirst("[?#].*", "")
        : parsed.newBuilder().username("").password("").query(null).fragment(null).toString();
  }
}
