package dev.nines.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Puts recorded actions into steps, one after the other. What has no word becomes a comment in its
 * place, and a warning: nothing is lost without a word.
 */
final class StepWriter {

  private static final int ALT = 1;
  private static final int CONTROL = 2;
  private static final int META = 4;
  private static final int SHIFT = 8;

  private final String origin;
  private final Discretion discretion;
  private final StepLines lines;
  private final ExpectationWriter expectations;

  private @Nullable JsonNode focus;
  private int focused;

  StepWriter(String origin, Discretion discretion) {
    this.origin = origin;
    this.discretion = discretion;
    this.lines = new StepLines(discretion);
    this.expectations = new ExpectationWriter(lines, discretion);
  }

  List<String> lines() {
    return lines.lines();
  }

  List<String> warnings() {
    var all = new ArrayList<>(lines.warnings());
    if (focused > 0) {
      all.add(
          (focused == 1
                  ? "a click into a field that was filled next was left out"
                  : focused + " clicks into fields that were filled next were left out")
              + ", as filling needs none");
    }
    return all;
  }

  int count() {
    return lines.count();
  }

  /** Whether anything is expected beyond that the steps can be done. */
  boolean expects() {
    return expectations.any();
  }

  void add(JsonNode action) {
    var name = action.path("name").asText();
    var element = Element.of(action);
    if (focus != null
        && name.equals("fill")
        && focus.path("selector").equals(action.path("selector"))) {
      focused++;
      focus = null;
    }
    end();
    switch (name) {
      case "openPage", "navigate" -> go(action);
      case "closePage" -> {}
      case "assertSnapshot" ->
          lines.lost(
              action,
              "a snapshot of what the page says has no step; expect a text or an element instead");
      default -> {
        if (element == null) {
          lines.lost(action, "it has no step");
        } else {
          act(name, action, element);
        }
      }
    }
  }

  /** Writes what waited for the next action; to be called after the last. */
  void end() {
    var before = focus;
    focus = null;
    var element = before == null ? null : Element.of(before);
    if (before != null && element != null) {
      click(before, element);
    }
  }

  private void act(String name, JsonNode action, Element element) {
    switch (name) {
      case "click" -> {
        if (element.field() && plain(action) && action.path("signals").isEmpty()) {
          focus = action;
        } else {
          click(action, element);
        }
      }
      case "hover" -> simple("hover", "point at", action, element);
      case "check" -> simple("check", "check", action, element);
      case "uncheck" -> simple("uncheck", "uncheck", action, element);
      case "fill" -> fill(action, element);
      case "press" -> press(action, element);
      case "select" -> select(action, element);
      case "setInputFiles" -> upload(action, element);
      case "assertVisible", "assertText", "assertValue", "assertChecked" ->
          expectations.add(name, action, element);
      default -> lines.lost(action, "it has no step");
    }
  }

  private void go(JsonNode action) {
    var address = Recording.address(action);
    if (address == null) {
      var url = action.path("url").asText("");
      if (!url.isEmpty() && !url.equals("about:blank") && !url.startsWith("chrome")) {
        lines.lost(action, "it is no address of the web");
      }
      return;
    }
    boolean first = lines.first();
    if (!first && !lines.knows(action)) {
      lines.lost(
          action,
          "it was opened by hand in another tab; let a click open it, or give it to another actor");
      return;
    }
    lines.open(action);
    lines.begin((first ? "open " : "go to ") + shown(address));
    var target = target(address);
    lines.put((first ? "browser" : "goto"), YamlText.of(discretion.template(target)));
    lines.page(action);
  }

  private String target(URI address) {
    var whole = address.toString();
    if (!whole.startsWith(origin)) {
      return whole;
    }
    var path = whole.substring(origin.length());
    return path.startsWith("/") ? path : "/" + path;
  }

  private static String shown(URI address) {
    var path = address.getPath();
    return path == null || path.isEmpty() || path.equals("/") ? address.getHost() : path;
  }

  private static boolean plain(JsonNode action) {
    return action.path("button").asText("left").equals("left")
        && action.path("modifiers").asInt() == 0
        && action.path("clickCount").asInt(1) <= 1;
  }

  private void click(JsonNode action, Element element) {
    int times = action.path("clickCount").asInt(1);
    if (times > 2) {
      lines.lost(action, "clicking more than twice at a time has no step");
    } else if (action.path("modifiers").asInt() != 0) {
      lines.lost(action, "clicking with a key held has no step");
    } else {
      var button = action.path("button").asText("left");
      boolean left = button.equals("left");
      lines.begin(
          (left ? "" : button + "-")
              + (times == 2 ? "double-click " : "click ")
              + discretion.hidden(element.words()));
      lines.put(times == 2 ? "dblclick" : "click", element.written());
      if (!left) {
        lines.put("button", YamlText.literal(button));
      }
      lines.consequences(action);
    }
  }

  private void simple(String key, String verb, JsonNode action, Element element) {
    lines.begin(verb + " " + discretion.hidden(element.words()));
    lines.put(key, element.written());
    lines.consequences(action);
  }

  private void fill(JsonNode action, Element element) {
    var text = action.path("text").asText("");
    lines.begin("fill " + discretion.hidden(element.words()));
    lines.put("fill", element.written());
    if (!text.isEmpty() && Discretion.keeps(element)) {
      lines.put("with", "${secret." + discretion.secret(element, text) + "}");
      lines.remark("What was typed is not kept: give it as a secret, see docs/journeys.md.");
    } else {
      lines.put("with", YamlText.of(discretion.template(text)));
    }
    lines.consequences(action);
  }

  private void press(JsonNode action, Element element) {
    int modifiers = action.path("modifiers").asInt();
    var key = new StringBuilder();
    key.append((modifiers & ALT) > 0 ? "Alt+" : "");
    key.append((modifiers & (CONTROL | META)) > 0 ? "ControlOrMeta+" : "");
    key.append((modifiers & SHIFT) > 0 ? "Shift+" : "");
    key.append(action.path("key").asText());
    lines.begin("press " + key + " in " + discretion.hidden(element.words()));
    lines.put("press", YamlText.literal(key.toString()));
    lines.put("in", element.written());
    lines.consequences(action);
  }

  private void select(JsonNode action, Element element) {
    lines.begin("select " + discretion.hidden(element.words()));
    lines.put("select", element.written());
    lines.put("option", list(action.path("options")));
    lines.consequences(action);
  }

  private String list(JsonNode texts) {
    var all = new ArrayList<String>();
    texts.forEach(each -> all.add(YamlText.of(discretion.template(each.asText()))));
    return all.size() == 1 ? all.getFirst() : "[" + String.join(", ", all) + "]";
  }

  private void upload(JsonNode action, Element element) {
    var files = new ArrayList<String>();
    action
        .path("files")
        .forEach(each ->
            files.add("{ name: " + YamlText.literal(each.asText()) + ", text: replace me }"));
    if (files.isEmpty()) {
      lines.lost(action, "taking a file away again has no step");
      return;
    }
    lines.begin("upload to " + discretion.hidden(element.words()));
    lines.put("upload", element.written());
    lines.put("files", files.size() == 1 ? files.getFirst() : "[" + String.join(", ", files) + "]");
    lines.remark(
        "The recorder knows the name alone: put the file beside this one and name it, or say its text.");
    lines.consequences(action);
    lines.warn("what is in the file is not recorded; put it beside the journey and name it");
  }
}
