package dev.nines.recording;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Writes the file of a journey around the steps of a recording. */
public final class JourneyWriter {

  private static final int LONGEST_NAME = 63;

  private JourneyWriter() {}

  /**
   * The journey of a recording. What was typed into a field for a password is read as a secret, and
   * stands nowhere in it.
   *
   * @param name what it is called; what no name can hold is left out. Where nothing is left, or it
   *     is empty, it is made from the address
   * @param title what the customer does, in words; empty where nobody said
   */
  public static RecordedJourney of(Recording recording, String name, String title) {
    var base =
        recording.actions().stream()
            .map(Recording::address)
            .filter(each -> each != null)
            .findFirst()
            .orElseThrow();
    var discretion = new Discretion();
    for (var action : recording.actions()) {
      hear(action, discretion);
    }
    var steps = new StepWriter(origin(base), discretion);
    recording.actions().forEach(steps::add);
    steps.end();

    var lines = new ArrayList<String>();
    lines.add(
        "# Recorded in a browser, and yours to change: docs/browser.md and docs/journeys.md say what");
    lines.add("# the words mean. `nines validate` checks it, and `nines run` plays it.");
    lines.add("journey: " + named(name, title, base));
    if (!title.isBlank()) {
      lines.add("title: " + YamlText.of(YamlText.line(title)));
    }
    lines.add("");
    lines.add("actors:");
    lines.add("  customer: { url: " + YamlText.literal(origin(base)) + " }");
    lines.add("");
    lines.add("steps:");
    lines.addAll(steps.lines());
    if (!steps.expects()) {
      lines.add("");
      lines.add(
          "# Nothing is expected yet but that each step can be done. Say what the customer must see at the");
      lines.add("# end, such as:  - wait for: { text: Thank you }");
    }
    return new RecordedJourney(
        String.join("\n", lines) + "\n", steps.count(), warnings(steps, discretion));
  }

  private static void hear(JsonNode action, Discretion discretion) {
    var element = Element.of(action);
    var text = action.path("text").asText("");
    if (element != null
        && action.path("name").asText().equals("fill")
        && !text.isEmpty()
        && Discretion.keeps(element)) {
      var _ = discretion.secret(element, text);
    }
  }

  private static List<String> warnings(StepWriter steps, Discretion discretion) {
    var warnings = new ArrayList<>(steps.warnings());
    discretion
        .names()
        .forEach(secret ->
            warnings.add(
                "what was typed is not kept: give the secret %1$s by the variable %1$s or the file that %1$s_FILE names"
                    .formatted(secret)));
    return warnings;
  }

  private static String origin(URI base) {
    return base.getScheme() + "://" + base.getRawAuthority();
  }

  private static String named(String name, String title, URI base) {
    for (var each : List.of(name, title, base.getHost() + " " + base.getPath())) {
      var slug =
          each.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
      if (!slug.isEmpty()) {
        return slug.length() <= LONGEST_NAME
            ? YamlText.of(slug)
            : YamlText.of(slug.substring(0, LONGEST_NAME).replaceAll("-+$", ""));
      }
    }
    return "recorded";
  }
}
