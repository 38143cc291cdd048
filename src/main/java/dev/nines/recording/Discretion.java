package dev.nines.recording;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What was typed into a field that keeps it to itself, kept out of the journey wherever it is. */
final class Discretion {

  private static final Pattern SECRET =
      Pattern.compile(
          "passw|\\bpass\\b|\\bpwd\\b|api.?key|kennung|passphrase|passcode|kennwort|mot de passe|contrase|secret|token|\\bpin\\b|\\bcvc\\b|\\bcvv\\b|one.time.code|\\botp\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

  /** Shorter texts stand in too many others by chance. */
  private static final int SHORTEST = 4;

  private final Map<String, String> byText = new LinkedHashMap<>();
  private final Set<String> names = new TreeSet<>();

  static boolean keeps(Element element) {
    return SECRET.matcher(element.words()).find() || SECRET.matcher(element.selector()).find();
  }

  /** The name of the secret that takes the place of a text. */
  String secret(Element element, String text) {
    var known = byText.get(text);
    if (known != null) {
      return known;
    }
    var base =
        element
            .words()
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9]+", "_")
            .replaceAll("^_+|_+$", "");
    var name = base.isEmpty() || Character.isDigit(base.charAt(0)) ? "SECRET" : cut(base);
    var unique = name;
    for (int again = 2; !names.add(unique); again++) {
      unique = name + "_" + again;
    }
    byText.put(text, unique);
    return unique;
  }

  private static String cut(String base) {
    return base.length() <= 40 ? base : base.substring(0, 40);
  }

  Set<String> names() {
    return names;
  }

  /** Whether a text holds one of them. */
  boolean isIn(String text) {
    return byText.keySet().stream().anyMatch(each -> holds(text, each));
  }

  private static boolean holds(String text, String secret) {
    return text.equals(secret)
        || (secret.length() >= SHORTEST
            && (text.contains(secret) || text.contains(encoded(secret))));
  }

  /** A text as a template, in which secrets are read and all else is taken as it stands. */
  String template(String text) {
    var template = text.replace("${", "$${");
    for (var each : byText.entrySet()) {
      if (holds(text, each.getKey())) {
        template =
            template
                .replace(each.getKey().replace("${", "$${"), "${secret." + each.getValue() + "}")
                .replace(encoded(each.getKey()), "${urlencode(secret." + each.getValue() + ")}");
      }
    }
    return template;
  }

  /** The same for what people read. */
  String hidden(String text) {
    var hidden = text;
    for (var each : byText.keySet()) {
      if (holds(text, each)) {
        hidden = hidden.replace(each, "•••").replace(encoded(each), "•••");
      }
    }
    return hidden;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
