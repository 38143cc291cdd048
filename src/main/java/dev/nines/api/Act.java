package dev.nines.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What somebody does, as the audit log names it.
 *
 * @param on to what: a name or an id, as it was asked for; or the path
 */
record Act(String name, String on) {

  private static final Map<String, Pattern> ACTS =
      Map.of(
          "run", Pattern.compile("POST /api/v1/journeys/([^/]+)/runs"),
          "acknowledge", Pattern.compile("POST /api/v1/incidents/([^/]+)/acknowledge"),
          "silence", Pattern.compile("POST (/api/v1/silences)"),
          "end-silence", Pattern.compile("DELETE /api/v1/silences/([^/]+)"),
          "test-receiver", Pattern.compile("POST /api/v1/receivers/([^/]+)/test"),
          "acknowledge-by-link", Pattern.compile("POST /acknowledge/([^/]+)"),
          "call-back", Pattern.compile("POST /api/v1/callbacks/([^/]+)"),
          "look", Pattern.compile("(?:GET|HEAD|OPTIONS) (.*)"));

  static Act of(String method, String path) {
    var request = method + " " + path;
    for (var act : ACTS.entrySet()) {
      var match = act.getValue().matcher(request);
      if (match.matches()) {
        return new Act(act.getKey(), decoded(match.group(1)));
      }
    }
    return new Act("other", decoded(request));
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }
}
