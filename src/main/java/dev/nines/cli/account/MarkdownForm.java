package dev.nines.cli.account;

import dev.nines.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;

/** For a wiki: tables in Markdown. */
public final class MarkdownForm implements Form {

  @Override
  public void write(Report report, Writer writer) throws IOException {
    writer.write("# Availability and uptime\n\n" + Tables.window(report) + "\n");
    for (var table : Tables.of(report)) {
      write(table, writer);
    }
    writer.flush();
  }

  private static void write(Table table, Writer writer) throws IOException {
    writer.write("\n## " + escaped(table.title()) + "\n\n");
    writer.write(line(table.columns().stream().map(MarkdownForm::title).toList()));
    writer.write(
        line(table.columns().stream().map(each -> each.right() ? "---:" : "---").toList()));
    for (var section : table.sections()) {
      if (!section.heading().isEmpty()) {
        writer.write(heading(section.heading(), table.columns().size()));
      }
      for (var row : section.rows()) {
        writer.write(line(row.stream().map(cell -> escaped(cell.text())).toList()));
      }
    }
    for (var note : table.notes()) {
      writer.write("\n" + escaped(note) + "\n");
    }
  }

  private static String title(Column column) {
    return escaped(
        column.group().isEmpty() ? column.title() : column.group() + " " + column.title());
  }

  private static String heading(String text, int columns) {
    return "| **" + escaped(text) + "** |" + " |".repeat(columns - 1) + "\n";
  }

  private static String line(List<String> cells) {
    return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  /** So that nothing in it is taken for a mark. */
  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace("|", "\\|")
        .replace("*", "\\*")
        .replace("_", "\\_")
        .replace("`", "\\`")
        .replace("[", "\\[")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
