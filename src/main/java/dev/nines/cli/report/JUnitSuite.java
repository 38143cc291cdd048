package dev.nines.cli.report;

import static dev.nines.cli.report.XmlText.escaped;

import java.io.IOException;
import java.io.Writer;
import java.util.List;

/** One {@code testsuite}; {@code timestamp} may be empty. */
record JUnitSuite(
    String name, String timestamp, String time, List<Property> properties, List<JUnitCase> cases) {

  /** A property with an empty value is left out. */
  record Property(String name, String value) {}

  long count(String kind) {
    return cases.stream()
        .flatMap(one -> one.verdict().stream())
        .filter(verdict -> verdict.kind().equals(kind))
        .count();
  }

  void write(Writer writer) throws IOException {
    writer.write(
        "  <testsuite name=\"%s\"%s tests=\"%d\" failures=\"%d\" errors=\"%d\" skipped=\"%d\" time=\"%s\">\n"
            .formatted(
                escaped(name),
                timestamp.isEmpty() ? "" : " timestamp=\"" + escaped(timestamp) + "\"",
                cases.size(),
                count("failure"),
                count("error"),
                count("skipped"),
                time));
    if (!properties.isEmpty()) {
      writer.write("    <properties>\n");
      for (var property : properties) {
        if (!property.value().isEmpty()) {
          writer.write(
              "      <property name=\"%s\" value=\"%s\"/>\n"
                  .formatted(property.name(), escaped(property.value())));
        }
      }
      writer.write("    </properties>\n");
    }
    for (var one : cases) {
      one.write(name, writer);
    }
    writer.write("  </testsuite>\n");
  }
}
