package dev.nines.recording;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Puts into steps what somebody said must be seen. */
final class ExpectationWriter {

  private final StepLines lines;
  private final Discretion discretion;
  private boolean any;

  ExpectationWriter(StepLines lines, Discretion discretion) {
    this.lines = lines;
    this.discretion = discretion;
  }

  /** Whether anything was expected. */
  boolean any() {
    return any;
  }

  void add(String name, JsonNode action, Element element) {
    var condition = condition(name, action, element);
    if (condition == null) {
      lines.lost(
          action,
          "whether it is checked can be expected of what has a role alone; expect something else");
      return;
    }
    any = true;
    lines.begin("see " + discretion.hidden(element.words()));
    if (name.equals("assertChecked")) {
      lines.put("wait for", condition);
    } else {
      lines.put("wait for", element.written());
      if (!condition.isEmpty()) {
        lines.put("expect", condition);
      }
    }
    lines.page(action);
  }

  /** Empty where seeing the element is all; null where there is no word for it. */
  private @Nullable String condition(String name, JsonNode action, Element element) {
    var selector = YamlText.quoted(element.selector());
    return switch (name) {
      case "assertText" -> {
        var text = text(action.path("text").asText(""));
        yield YamlText.expression(
            action.path("substring").asBoolean()
                ? "page.text(%s).contains(%s)".formatted(selector, text)
                : "page.text(%s) == %s".formatted(selector, text));
      }
      case "assertValue" ->
          YamlText.expression(
              "page.value(%s) == %s".formatted(selector, text(action.path("value").asText(""))));
      case "assertChecked" -> {
        boolean checked = action.path("checked").asBoolean(true);
        yield element.selector().matches("role=(checkbox|radio|switch)\\[[^>]*]")
            ? YamlText.literal(element.selector() + "[checked=" + checked + "]")
            : null;
      }
      default -> "";
    };
  }

  private String text(String value) {
    return discretion.isIn(value) && discretion.template(value).matches("\\$\\{secret\\.\\w+}")
        ? discretion.template(value).replaceAll("^\\$\\{|}$", "")
        : YamlText.quoted(discretion.hidden(value));
  }
}
