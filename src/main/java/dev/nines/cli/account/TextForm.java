package dev.nines.cli.account;

import dev.nines.cli.account.Table.Section;
import dev.nines.cli.live.Palette;
import dev.nines.report.Report;
import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** For eyes: aligned columns, and colours where they are wanted. */
public final class TextForm implements Form {

  private static final String GAP = " ".repeat(Table.GAP);

  private final Palette palette;

  public TextForm(Palette palette) {
    this.palette = palette;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    writer.write(Tables.window(report) + "\n");
    for (var table : Tables.of(report)) {
      var widths = table.widths();
      writer.write("\n" + palette.bold(table.title()) + "\n");
      writer.write(groups(table, widths));
      writer.write(
          line(
              table, widths, table.columns().stream().map(each -> Cell.of(each.title())).toList()));
      for (var section : table.sections()) {
        writer.write(section(table, widths, section));
      }
      for (var note : table.notes()) {
        writer.write(GAP + note + "\n");
      }
    }
    writer.flush();
  }

  private String section(Table table, List<Integer> widths, Section section) {
    return Stream.concat(
            section.heading().isEmpty()
                ? Stream.of()
                : Stream.of(palette.dim(section.heading()) + "\n"),
            section.rows().stream().map(row -> line(table, widths, row)))
        .collect(Collectors.joining());
  }

  /** The names of groups, each over its first column; nothing where there are none. */
  private String groups(Table table, List<Integer> widths) {
    var line = new StringBuilder();
    int at = 0;
    var before = "";
    for (int i = 0; i < widths.size(); i++) {
      var group = table.columns().get(i).group();
      at += GAP.length();
      if (!group.isEmpty() && !group.equals(before)) {
        line.append(" ".repeat(at - line.length())).append(group);
      }
      before = group;
      at += widths.get(i);
    }
    return line.isEmpty() ? "" : palette.dim(line.toString()) + "\n";
  }

  private String line(Table table, List<Integer> widths, List<Cell> cells) {
    var line = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      var cell = cells.get(i);
      var space = " ".repeat(widths.get(i) - Table.length(cell.text()));
      var text = painted(cell);
      line.append(GAP).append(table.columns().get(i).right() ? space + text : text + space);
    }
    return line.toString().stripTrailing() + "\n";
  }

  private String painted(Cell cell) {
    return switch (cell.tone()) {
      case PLAIN -> cell.text();
      case GOOD -> palette.good(cell.text());
      case WARNING -> palette.warning(cell.text());
      case BAD -> palette.bad(cell.text());
    };
  }
}
