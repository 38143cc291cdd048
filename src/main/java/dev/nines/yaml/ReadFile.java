package dev.nines.yaml;

import dev.nines.yaml.FileKind.Content;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.NodeReader;
import dev.nines.yaml.shape.Place;
import dev.nines.yaml.shape.Written;
import java.util.Optional;
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
          Problem.of(source.path(), "this file is empty; expected " + FileKind.EXPECTED, null));
    }
    return new ReadFile(source, root == null ? null : FileKind.read(root, problems), problems);
  }

  boolean is(FileKind kind) {
    return content != null && content.kind() == kind;
  }

  /** What its author wrote, if the file is of this kind. */
  Optional<Written> as(FileKind kind) {
    return content instanceof Content(var found, var written) && found == kind
        ? Optional.of(written)
        : Optional.empty();
  }

  /** The name that it gives itself as a file of this kind. */
  Optional<String> name(FileKind kind) {
    return as(kind).flatMap(written -> written.find(kind.nameKey()));
  }

  /**
   * Something that the file names and that is nowhere; no problem of a file that {@link
   * SourceFile#kept stands in} for another, as that one has its problems already.
   */
  void missing(Place place, String message, @Nullable String fix) {
    if (!source.kept()) {
      problems.add(place, message, fix);
    }
  }
}
