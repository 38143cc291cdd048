package dev.nines.cli;

import dev.nines.cli.configuration.Secret;
import dev.nines.cli.configuration.Setting;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Clean;
import java.util.ArrayList;
import java.util.List;

/** Settings in words. */
final class SettingWords {

  private SettingWords() {}

  /** What is in force: a line for each, with its value and who says so. */
  static List<String> inForce(ShownConfiguration shown) {
    var rows = new ArrayList<List<String>>();
    shown
        .settings()
        .forEach((setting, given) ->
            rows.add(
                List.of(
                    setting.key(),
                    given.text().isEmpty() ? "(" + plain(setting.otherwise()) + ")" : given.shown(),
                    given.origin().toString())));
    var lines = new ArrayList<>(aligned(rows));
    if (!shown.variables().isEmpty()) {
      lines.add("");
      lines.add("variables of journeys in region " + shown.region());
      lines.addAll(
          aligned(
              shown.variables().entrySet().stream()
                  .map(each ->
                      List.of(
                          "  " + each.getKey(),
                          each.getValue().shown(),
                          each.getValue().origin().toString()))
                  .toList()));
    }
    lines.add("");
    lines.add("secrets, never shown");
    lines.addAll(
        aligned(
            shown.secrets().entrySet().stream()
                .map(each ->
                    List.of("  " + each.getKey().name(), each.getValue() ? "set" : "not set"))
                .toList()));
    return lines.stream().map(Clean::line).toList();
  }

  /** What each may be, and what it is for. */
  static List<String> explained() {
    var lines = new ArrayList<String>();
    for (var setting : Settings.ALL) {
      lines.add(setting.key());
      lines.add("  " + plain(setting.why()) + ".");
      lines.add(
          "  expects  " + setting.kind().expected() + "; by default " + plain(usual(setting)));
      lines.add(
          "  given    "
              + (setting.option().isEmpty() ? "" : setting.option() + ", ")
              + String.join(" or ", setting.variables()));
    }
    lines.add("");
    lines.add("Secrets, which stand in no file:");
    for (var secret : Secret.ALL) {
      lines.add("  " + secret.name() + (secret.file() ? " (or a file)" : ""));
      lines.add("    " + plain(secret.why()) + ".");
    }
    return lines;
  }

  private static String usual(Setting<?> setting) {
    return setting.usual().isEmpty() ? setting.otherwise() : setting.usual();
  }

  private static String plain(String text) {
    return text.replace("`", "");
  }

  private static List<String> aligned(List<List<String>> rows) {
    int columns = rows.isEmpty() ? 0 : rows.getFirst().size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < columns - 1; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    return rows.stream()
        .map(row -> {
          var line = new StringBuilder();
          for (int i = 0; i < columns - 1; i++) {
            line.append(row.get(i)).repeat(" ", widths[i] + 2 - row.get(i).length());
          }
          return line.append(row.getLast()).toString();
        })
        .toList();
  }
}
