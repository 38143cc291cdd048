package dev.nines.yaml;

import dev.nines.yaml.FileKind.Content;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.NodeReader;
import org.jspecify.annotations.Nullable;

/**
 * A file that has been read but not yet understood as a whole.
 *
 * @param content null where there is nothing to build on
 */
record ReadFile(SourceFile source, @Nullable Content content, FileProblems problems) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  static ReadFile of(SourceFile source) {
    var text =
        source.text().startsWith(BYTE_ORDER_MARK) ? source.text().substring(1) : source.text();
    var lines = new Lines(text);
    var problems = new FileProblems(source.path(), lines);
    source.unreadable().forEach(problems::add);
    if (problems.count() > 0) {
      return new ReadFile(source, null, problems);
    }
    if (text.length() > SourceFile.LARGEST) {
      problems.add(
          Problem.of(
              source.path(),
              "this file is larger than " + SourceFile.LARGEST + " bytes; expected at most 1 MiB",
              null));
      return new ReadFile(source, null, problems);
    }
    var root = NodeReader.read(text, lines, problems);
    if (root == null && problems.count() == 0) {
      problems.add(
          Problem.of(source.path(), "this file is empty; expected a journey or a calendar", null));
    }
    return new ReadFile(source, root == null ? null : FileKind.read(root, problems), problems);
  }

  boolean is(FileKind kind) {
    return content != null && content.kind() == kind;
  }
}
