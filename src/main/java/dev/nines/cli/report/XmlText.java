package dev.nines.cli.report;

/** Text inside an XML 1.0 document. */
final class XmlText {

  private XmlText() {}

  /**
   * {@code text}, escaped for an attribute in double quotes or an element's content. Characters
   * that no XML document may contain are written as {@code \}{@code u001b} would be in JSON.
   */
  static String escaped(String text) {
    var escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> append(escaped, point));
    return escaped.toString();
  }

  private static void append(StringBuilder escaped, int point) {
    switch (point) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      case '\'' -> escaped.append("&apos;");
      case '\n', '\r', '\t' -> escaped.append("&#").append(point).append(';');
      default -> {
        if (allowed(point)) {
          escaped.appendCodePoint(point);
        } else {
          escaped.append(String.format("\\u%04x", point));
        }
      }
    }
  }

  private static boolean allowed(int point) {
    return (point >= 0x20 && point <= 0xD7FF && !(point >= 0x7F && point <= 0x9F))
        || (point >= 0xE000 && point <= 0xFFFD)
        || point >= 0x10000;
  }
}
