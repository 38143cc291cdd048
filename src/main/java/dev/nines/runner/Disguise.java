package dev.nines.runner;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A secret as others may have written it: each of its characters as it is, percent-encoded, as an
 * entity of HTML or escaped as in JSON, whichever they take for which.
 */
final class Disguise {

  private static final Map<Integer, String> ENTITIES =
      Map.of(
          (int) '&',
          "&amp;",
          (int) '<',
          "&lt;",
          (int) '>',
          "&gt;",
          (int) '"',
          "&quot;",
          (int) '\'',
          "&apos;");

  private Disguise() {}

  /** What finds it in a text. */
  static Pattern inText(String secret) {
    return pattern(secret, false);
  }

  /** What finds it in bytes of UTF-8 that are taken for ISO 8859-1. */
  static Pattern inBytes(String secret) {
    return pattern(secret, true);
  }

  private static Pattern pattern(String secret, boolean bytes) {
    return Pattern.compile(
        secret
            .codePoints()
            .mapToObj(character -> character(character, bytes))
            .collect(Collectors.joining()));
  }

  private static String character(int character, boolean bytes) {
    var text = Character.toString(character);
    if (character < 0x80 && Character.isLetterOrDigit(character)) {
      return text;
    }
    var utf8 = text.getBytes(StandardCharsets.UTF_8);
    var plain = bytes ? new String(utf8, StandardCharsets.ISO_8859_1) : text;
    var all =
        new StringBuilder("(?:\\\\*")
            .append(Pattern.quote(plain))
            .append("|(?i:")
            .append(HexFormat.of().withPrefix("%").formatHex(utf8))
            .append(")|&#0*")
            .append(character)
            .append(";|(?i:&#x0*")
            .append(Integer.toHexString(character))
            .append(";)|(?i:")
            .append(text.chars().mapToObj("\\\\+u%04x"::formatted).collect(Collectors.joining()))
            .append(')');
    var entity = ENTITIES.get(character);
    if (entity != null) {
      all.append("|(?:&amp;|&)").append(entity, 1, entity.length());
    }
    return all.append(character == ' ' ? "|\\+)" : ")").toString();
  }
}
