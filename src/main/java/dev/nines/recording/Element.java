package dev.nines.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An element that the recorder saw, in the words of the language where it has them, else by
 * Playwright's own selector.
 *
 * @param written as it stands in the file
 * @param selector as Playwright knows it
 * @param words what a person would call it
 * @param field whether a text may be put into it
 */
record Element(String written, String selector, String words, boolean field) {

  private static final Map<String, String> KEYS =
      Map.of(
          "label",
          "label",
          "placeholder",
          "placeholder",
          "text",
          "text",
          "title",
          "title",
          "alt",
          "alt",
          "test-id",
          "testId");

  private static final Pattern TEST_ID =
      Pattern.compile("internal:testid=\\[([\\w-]+)=\"([^\"\\\\]*)\"[si]]");

  /** The element of an action, or null where it is about the page as a whole. */
  static @Nullable Element of(JsonNode action) {
    var selector = action.path("selector").asText("");
    if (selector.isEmpty()) {
      return null;
    }
    var locator = action.path("locator");
    var map = map(locator);
    boolean field =
        locator.path("kind").asText().matches("label|placeholder")
            || (locator.path("kind").asText().equals("role")
                && locator.path("body").asText().matches("textbox|searchbox|combobox|spinbutton"));
    return new Element(
        map == null ? YamlText.literal(open(selector)) : map,
        open(selector),
        words(locator, selector),
        field);
  }

  /** As a map of the language, or null where that does not say all of it. */
  private static @Nullable String map(JsonNode locator) {
    var known = known(locator);
    if (known == null) {
      return null;
    }
    var next = locator.path("next");
    if (next.isMissingNode()) {
      return plain(locator) ? YamlText.literal(locator.path("body").asText()) : "{ " + known + " }";
    }
    if (next.path("kind").asText().equals("frame")) {
      return in(known, locator, next.path("next"));
    }
    var nth = nth(next);
    if (nth == null) {
      return null;
    }
    var after = next.path("next");
    if (after.isMissingNode()) {
      return "{ " + known + ", nth: " + nth + " }";
    }
    return after.path("kind").asText().equals("frame")
        ? in(known + ", nth: " + nth, null, after.path("next"))
        : null;
  }

  /** What stands in a frame. */
  private static @Nullable String in(String frame, @Nullable JsonNode simple, JsonNode inside) {
    var map = inside.isMissingNode() ? null : map(inside);
    if (map == null) {
      return null;
    }
    var of =
        simple != null && plain(simple)
            ? YamlText.literal(simple.path("body").asText())
            : "{ " + frame + " }";
    return map.startsWith("{ ")
        ? map.substring(0, map.length() - 2) + ", frame: " + of + " }"
        : "{ css: " + map + ", frame: " + of + " }";
  }

  private static boolean plain(JsonNode locator) {
    return locator.path("kind").asText().equals("default");
  }

  /** By what it is known, or null where the language has no word for that. */
  private static @Nullable String known(JsonNode locator) {
    var body = locator.path("body");
    var options = locator.path("options");
    // A regular expression comes as a map of nothing.
    if (!body.isTextual()
        || (options.has("name") && !options.path("name").isTextual())
        || options.has("description")
        || !options.path("attrs").isEmpty()) {
      return null;
    }
    var exact = options.path("exact").asBoolean() ? ", exact: true" : "";
    var kind = locator.path("kind").asText();
    if (kind.equals("default")) {
      return body.asText().startsWith("internal:")
          ? null
          : "css: " + YamlText.literal(body.asText());
    }
    if (kind.equals("role")) {
      return "role: "
          + YamlText.literal(body.asText())
          + (options.has("name")
              ? ", name: " + YamlText.literal(options.path("name").asText())
              : "")
          + exact;
    }
    var key = KEYS.get(kind);
    return key == null
        ? null
        : key + ": " + YamlText.literal(body.asText()) + (kind.equals("test-id") ? "" : exact);
  }

  private static @Nullable String nth(JsonNode next) {
    return switch (next.path("kind").asText()) {
      case "first" -> "0";
      case "last" -> "-1";
      case "nth" ->
          next.path("body").asText().matches("-1|\\d{1,3}") ? next.path("body").asText() : null;
      default -> null;
    };
  }

  /** What a person would call it: its name, label or text; else the selector. */
  private static String words(JsonNode locator, String selector) {
    var last = locator;
    while (last.has("next") && !nthOrNothing(last.path("next"))) {
      last = last.path("next");
    }
    var name = last.at("/options/name");
    var body = last.path("body").asText("");
    var words = name.isTextual() && !name.asText().isBlank() ? name.asText() : body;
    return YamlText.line(words.isBlank() ? open(selector) : words);
  }

  private static boolean nthOrNothing(JsonNode next) {
    return nth(next) != null && !next.has("next");
  }

  /** A selector without what only Playwright's own code says, where there is a word for it. */
  private static String open(String selector) {
    return TEST_ID.matcher(selector).replaceAll("[$1=\"$2\"]").replace("internal:role=", "role=");
  }
}
