package dev.nines.cli.account;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What people read.
 *
 * @param notes sentences about it
 */
record Table(String title, List<Column> columns, List<Section> sections, List<String> notes) {

  /** The space between columns where they are aligned. */
  static final int GAP = 2;

  /** Rows under a heading, which may be empty; each row has a cell for each column. */
  record Section(String heading, List<List<Cell>> rows) {
    Section {
      rows = rows.stream().map(List::copyOf).toList();
    }
  }

  /**
   * The columns that say nothing are left out, unless they are needed, and sections without rows.
   */
  Table {
    var kept = new ArrayList<Integer>();
    for (int i = 0; i < columns.size(); i++) {
      if (columns.get(i).needed() || says(i, sections)) {
        kept.add(i);
      }
    }
    sections =
        sections.stream()
            .filter(section -> !section.rows().isEmpty())
            .map(section ->
                new Section(
                    section.heading(),
                    section.rows().stream().map(row -> chosen(row, kept)).toList()))
            .toList();
    columns = chosen(columns, kept);
    notes = List.copyOf(notes);
  }

  static Table of(String title, List<Column> columns, List<List<Cell>> rows, List<String> notes) {
    return new Table(title, columns, List.of(new Section("", rows)), notes);
  }

  private static boolean says(int column, List<Section> sections) {
    return sections.stream()
        .flatMap(section -> section.rows().stream())
        .anyMatch(row -> !row.get(column).text().equals(Figures.NOTHING));
  }

  private static <T> List<T> chosen(List<T> all, List<Integer> kept) {
    return kept.stream().map(all::get).toList();
  }

  boolean isEmpty() {
    return sections.isEmpty();
  }

  /** How wide each column is: as its title and cells need, and its group's name. */
  List<Integer> widths() {
    var widths = new ArrayList<Integer>();
    for (int i = 0; i < columns.size(); i++) {
      widths.add(width(i));
    }
    for (int i = 0; i < columns.size(); i++) {
      var group = columns.get(i).group();
      if (!group.isEmpty() && (i == 0 || !group.equals(columns.get(i - 1).group()))) {
        int span = widths.get(i);
        for (int j = i + 1; j < columns.size() && columns.get(j).group().equals(group); j++) {
          span += GAP + widths.get(j);
        }
        widths.set(i, widths.get(i) + Math.max(0, length(group) - span));
      }
    }
    return widths;
  }

  private int width(int column) {
    return IntStream.concat(
            IntStream.of(length(columns.get(column).title())),
            sections.stream()
                .flatMap(section -> section.rows().stream())
                .mapToInt(row -> length(row.get(column).text())))
        .max()
        .orElse(0);
  }

  static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
