package dev.nines.recording;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Playwright's recorder wrote with {@code --target=jsonl}: how it was set, then an action in
 * each line.
 *
 * @param actions in the order in which they were done
 */
public record Recording(List<JsonNode> actions) {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String EXPECTED =
      "expected what `playwright codegen --target=jsonl` writes, a JSON object in each line";

  private static final Pattern ORIGIN = Pattern.compile("(https?://[^/?#]*)(.*)");

  /** What stands in no path, query or fragment but escaped. */
  private static final Pattern FOREIGN =
      Pattern.compile("%(?!\\p{XDigit}{2})|[^\\w%/?:@!$&'()*+,;=.~-]");

  public Recording {
    actions = List.copyOf(actions);
  }

  /**
   * Reads it.
   *
   * @throws UnreadableRecordingException if it is none, or nothing was done in it
   */
  public static Recording read(String text) throws UnreadableRecordingException {
    var actions = new ArrayList<JsonNode>();
    int number = 0;
    for (var line : text.lines().toList()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      var json = object(line, number);
      if (json.has("browserName")) {
        // Where it is written to a pipe, it comes anew and whole with each action.
        actions.clear();
      } else if (json.path("name").isTextual()) {
        actions.add(json);
      } else {
        throw unreadable(number, "has no \"name\" of an action");
      }
    }
    if (actions.stream().noneMatch(each -> address(each) != null)) {
      throw new UnreadableRecordingException(
          actions.isEmpty()
              ? "nothing was recorded; " + EXPECTED
              : "no page was opened in what was recorded; expected an action \"navigate\" with its \"url\"");
    }
    return new Recording(actions);
  }

  private static JsonNode object(String line, int number) throws UnreadableRecordingException {
    try {
      var json = JSON.readTree(line);
      if (json != null && json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException _) {
      // Said below: what was typed may stand in it, and is not repeated.
    }
    throw unreadable(number, "is no JSON object");
  }

  private static UnreadableRecordingException unreadable(int number, String why) {
    return new UnreadableRecordingException("line " + number + " " + why + "; " + EXPECTED);
  }

  /** The page that an action leads to, or null where it leads to none of the web. */
  static @Nullable URI address(JsonNode action) {
    if (!action.path("name").asText().matches("navigate|openPage")) {
      return null;
    }
    var address = address(action.path("url").asText());
    return address != null
            && address.getHost() != null
            && String.valueOf(address.getScheme()).matches("https?")
        ? address
        : null;
  }

  private static @Nullable URI address(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException _) {
      var parts = ORIGIN.matcher(text);
      try {
        return parts.matches() ? new URI(parts.group(1) + escaped(parts.group(2))) : null;
      } catch (URISyntaxException _) {
        return null;
      }
    }
  }

  /** Browsers leave characters in addresses as they are that have no place there. */
  private static String escaped(String text) {
    int fragment = text.indexOf('#');
    return FOREIGN
        .matcher(text)
        .replaceAll(found ->
            found.start() == fragment
                ? "#"
                : URLEncoder.encode(found.group(), UTF_8).replace("+", "%20"));
  }
}
