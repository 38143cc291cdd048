package dev.nines.cli.report;

import static dev.nines.cli.report.XmlText.escaped;

import java.io.IOException;
import java.io.Writer;
import java.util.Optional;

/**
 * One {@code testcase}.
 *
 * @param time seconds
 * @param output lines about what was seen, or an empty text
 */
record JUnitCase(String name, String time, Optional<Verdict> verdict, String output) {

  /**
   * @param kind {@code failure}, {@code error} or {@code skipped}
   */
  record Verdict(String kind, String type, String message, String text) {}

  static JUnitCase bare(String name, String time) {
    return new JUnitCase(name, time, Optional.empty(), "");
  }

  JUnitCase with(String kind, String type, String message, String text) {
    return new JUnitCase(name, time, Optional.of(new Verdict(kind, type, message, text)), output);
  }

  void write(String suite, Writer writer) throws IOException {
    writer.write(
        "    <testcase classname=\"%s\" name=\"%s\" time=\"%s\""
            .formatted(escaped(suite), escaped(name), time));
    if (verdict.isEmpty() && output.isEmpty()) {
      writer.write("/>\n");
      return;
    }
    writer.write(">\n");
    if (verdict.isPresent()) {
      write(verdict.get(), writer);
    } else {
      writer.write("      <system-out>" + lines(output) + "</system-out>\n");
    }
    writer.write("    </testcase>\n");
  }

  private static void write(Verdict verdict, Writer writer) throws IOException {
    boolean skipped = verdict.kind().equals("skipped");
    writer.write(
        "      <%s%s message=\"%s\""
            .formatted(
                verdict.kind(),
                skipped ? "" : " type=\"" + escaped(verdict.type()) + "\"",
                escaped(verdict.message())));
    writer.write(
        verdict.text().isEmpty()
            ? "/>\n"
            : ">" + lines(verdict.text()) + "</" + verdict.kind() + ">\n");
  }

  /** Escaped, but for the line breaks, which are ours. */
  private static String lines(String text) {
    return escaped(text).replace("&#10;", "\n");
  }
}
