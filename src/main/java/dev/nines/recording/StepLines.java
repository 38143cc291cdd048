package dev.nines.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The lines of steps as they are written, the pages that they are done in, and what is to be said.
 */
final class StepLines {

  private final Discretion discretion;
  private final StepTitles titles = new StepTitles();
  private final List<String> lines = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  /** The names of pages by their marks; the first has none. */
  private final Map<String, String> pages = new HashMap<>();

  private int count;
  private String title = "";

  StepLines(Discretion discretion) {
    this.discretion = discretion;
  }

  List<String> lines() {
    return lines;
  }

  List<String> warnings() {
    return warnings;
  }

  int count() {
    return count;
  }

  void begin(String wanted) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    title = titles.of(discretion.hidden(wanted));
    count++;
    lines.add("  - step: " + YamlText.of(title));
  }

  void put(String key, String value) {
    lines.add("    " + key + ": " + value);
  }

  /** Says something to the author in the step itself. */
  void remark(String words) {
    lines.add("    # " + words);
  }

  /** Says of the step what is missing in it. */
  void warn(String words) {
    warnings.add("step \"%s\": %s".formatted(title, words));
  }

  /** Whether an action opens the first page. */
  boolean first() {
    return pages.isEmpty();
  }

  /** Whether the page of an action is one that a step opened. */
  boolean knows(JsonNode action) {
    return pages.containsKey(guid(action));
  }

  /** An action opens the first page, or leads it elsewhere. */
  void open(JsonNode action) {
    pages.putIfAbsent(guid(action), "");
  }

  /** In which page it is done, where that is not the first. */
  void page(JsonNode action) {
    var page = pages.getOrDefault(guid(action), "");
    if (!page.isEmpty()) {
      put("page", page);
    }
  }

  private static String guid(JsonNode action) {
    return action.path("pageGuid").asText();
  }

  /** Where it was done, and what else an action brought about. */
  void consequences(JsonNode action) {
    page(action);
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
          remark("The recorder does not say what was answered: accept or dismiss.");
          warn("what was answered to the dialog is not recorded; it says dismiss");
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
  void lost(JsonNode action, String why) {
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
