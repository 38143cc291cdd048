package dev.nines.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private final StepTitles titles = new StepTitles();
  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** The names of pages by their marks; the first has none. */
  private final Map<String, String> pages = new HashMap<>();

  private @Nullable JsonNode focus;
  private int count;
  private int focused;
  private boolean expects;
  private String title = "";

  StepWriter(String origin, Discretion discretion) {
    this.origin = origin;
    this.discretion = discretion;
  }

  List<String> lines() {
    return lines;
  }

  List<String> warnings() {
    var all = new ArrayList<>(warnings);
    if (focused > 0) {
      all.add(
          "%d clicks into fields that were filled next were left out, as filling needs none"
              .formatted(focused));
    }
    return all;
  }

  int count() {
    return count;
  }

  /** Whether anything is expected beyond that the steps can be done. */
  boolean expects() {
    return expects;
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
          lost(
              action,
              "a snapshot of what the page says has no step; expect a text or an element instead");
      default -> {
        if (element == null) {
          lost(action, "it has no step");
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
          expect(name, action, element);
      default -> lost(action, "it has no step");
    }
  }

  private void go(JsonNode action) {
    var address = Recording.address(action);
    if (address == null) {
      var url = action.path("url").asText("");
      if (!url.isEmpty() && !url.equals("about:blank") && !url.startsWith("chrome")) {
        lost(action, "it is no address of the web");
      }
      return;
    }
    var guid = action.path("pageGuid").asText();
    boolean first = pages.isEmpty();
    boolean known = pages.containsKey(guid);
    if (!first && !known) {
      lost(
          action,
          "it was opened by hand in another tab; let a click open it, or give it to another actor");
      return;
    }
    pages.putIfAbsent(guid, "");
    begin((first ? "open " : "go to ") + shown(address));
    var target = target(address);
    put((first ? "browser" : "goto"), YamlText.of(discretion.template(target)));
    page(action);
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
    if (plain(action)) {
      simple("click", "click", action, element);
    } else {
      lost(
          action,
          action.path("clickCount").asInt(1) > 1
              ? "clicking more than once at a time has no step"
              : "clicking with another button, or with a key held, has no step");
    }
  }

  private void simple(String key, String verb, JsonNode action, Element element) {
    begin(verb + " " + discretion.hidden(element.words()));
    put(key, element.written());
    page(action);
    signals(action);
  }

  private void fill(JsonNode action, Element element) {
    var text = action.path("text").asText("");
    begin("fill " + discretion.hidden(element.words()));
    put("fill", element.written());
    if (!text.isEmpty() && Discretion.keeps(element)) {
      put("with", "${secret." + discretion.secret(element, text) + "}");
      lines.add("    # What was typed is not kept: give it as a secret, see docs/journeys.md.");
    } else {
      put("with", YamlText.of(discretion.template(text)));
    }
    page(action);
    signals(action);
  }

  private void press(JsonNode action, Element element) {
    int modifiers = action.path("modifiers").asInt();
    var key = new StringBuilder();
    key.append((modifiers & ALT) > 0 ? "Alt+" : "");
    key.append((modifiers & (CONTROL | META)) > 0 ? "ControlOrMeta+" : "");
    key.append((modifiers & SHIFT) > 0 ? "Shift+" : "");
    key.append(action.path("key").asText());
    begin("press " + key + " in " + discretion.hidden(element.words()));
    put("press", YamlText.literal(key.toString()));
    put("in", element.written());
    page(action);
    signals(action);
  }

  private void select(JsonNode action, Element element) {
    begin("select " + discretion.hidden(element.words()));
    put("select", element.written());
    put("option", list(action.path("options")));
    page(action);
    signals(action);
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
      lost(action, "taking a file away again has no step");
      return;
    }
    begin("upload to " + discretion.hidden(element.words()));
    put("upload", element.written());
    put("files", files.size() == 1 ? files.getFirst() : "[" + String.join(", ", files) + "]");
    lines.add(
        "    # The recorder knows the name alone: put the file beside this one and name it, or say its text.");
    page(action);
    signals(action);
    warnings.add(
        "step \"%s\": what is in the file is not recorded; put it beside the journey and name it"
            .formatted(title));
  }

  private void expect(String name, JsonNode action, Element element) {
    var condition = condition(name, action, element);
    if (condition == null) {
      lost(
          action,
          "whether it is checked can be expected of what has a role alone; expect something else");
      return;
    }
    expects = true;
    begin("see " + discretion.hidden(element.words()));
    if (name.equals("assertChecked")) {
      put("wait for", condition);
    } else {
      put("wait for", element.written());
      if (!condition.isEmpty()) {
        put("expect", condition);
      }
    }
    page(action);
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

  private void begin(String wanted) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    title = titles.of(discretion.hidden(wanted));
    count++;
    lines.add("  - step: " + YamlText.of(title));
  }

  private void put(String key, String value) {
    lines.add("    " + key + ": " + value);
  }

  /** In which page it is done, where that is not the first. */
  private void page(JsonNode action) {
    var page = pages.getOrDefault(action.path("pageGuid").asText(), "");
    if (!page.isEmpty()) {
      put("page", page);
    }
  }

  /** What else an action brought about. */
  private void signals(JsonNode action) {
    var downloads = new ArrayList<String>();
    for (var signal : action.path("signals")) {
      switch (signal.path("name").asText()) {
        case "popup" -> {
          var page = "page " + (pages.size() + 1);
          pages.put(signal.path("popupPageGuid").asText(), page);
          put("popup", page);
        }
        case "dialog" -> {
          put("dialog", "dismiss");
          lines.add("    # The recorder does not say what was answered: accept or dismiss.");
          warnings.add(
              "step \"%s\": what was answered to the dialog is not recorded; it says dismiss"
                  .formatted(title));
        }
        case "download" -> downloads.add(title);
        default -> {
          // What was seen afterwards is not what somebody asked for.
        }
      }
    }
    for (var each : downloads) {
      begin("download after " + each);
      put("wait for download", "\"*\"");
    }
  }

  /** Says in its place what could not be written. */
  private void lost(JsonNode action, String why) {
    var what = new StringBuilder(action.path("name").asText());
    var element = Element.of(action);
    if (element != null) {
      what.append(" ").append(discretion.hidden(element.selector()));
    } else if (action.has("url")) {
      what.append(" ").append(discretion.hidden(action.path("url").asText()));
    }
    var said = YamlText.line(what + ": " + why);
    lines.add("");
    lines.add("  # NOT RECORDED: " + said);
    warnings.add("not recorded: " + said);
  }
}
