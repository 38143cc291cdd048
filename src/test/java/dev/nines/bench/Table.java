package dev.nines.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Rows under a heading, in columns. */
final class Table {

  private final String title;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String... heads) {
    this.title = title;
    rows.add(List.of(heads));
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  static String number(double value, int decimals) {
    return String.format(Locale.ROOT, "%,." + decimals + "f", value);
  }

  /** Whether a goal is met, as the last cell of a row. */
  static String goal(String goal, boolean met) {
    return goal + (met ? ": met" : ": MISSED");
  }

  void print() {
    int columns = rows.getFirst().size();
    var widths = new int[columns];
    for (var row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], row.get(i).length());
      }
    }
    System.out.println();
    System.out.println(title);
    for (var row : rows) {
      var line = new StringBuilder();
      for (int i = 0; i < columns; i++) {
        var pad = " ".repeat(widths[i] - row.get(i).length());
        boolean text = i == 0 || i == columns - 1;
        line.append("  ").append(text ? row.get(i) + pad : pad + row.get(i));
      }
      System.out.println(line.toString().stripTrailing());
    }
    System.out.flush();
  }
}
