package dev.nines.cli;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a report goes to: whole, or not at all. */
final class ReportFile {

  private final Path file;

  /** What goes into it. */
  @FunctionalInterface
  interface Content {
    void writeTo(Writer writer) throws IOException;
  }

  ReportFile(Path file) {
    this.file = file;
  }

  /**
   * Finds out before the first run whether the report can be written after the last.
   *
   * @throws InvalidUseException if it cannot
   */
  void check() throws InvalidUseException {
    var folder = folder();
    if (Files.isDirectory(file)) {
      throw new InvalidUseException("cannot write " + file + ": it is a folder; expected a file");
    }
    if (!Files.isDirectory(folder)) {
      throw new InvalidUseException("cannot write " + file + ": there is no folder " + folder);
    }
    if (special() ? !Files.isWritable(file) : !Files.isWritable(folder)) {
      throw new InvalidUseException(
          "cannot write " + file + ": permission denied" + (special() ? "" : " in " + folder));
    }
  }

  /**
   * Writes the report beside the file and puts it in the file's place.
   *
   * @throws InvalidUseException if it cannot be written; then the file is as it was
   */
  void write(Content report) throws InvalidUseException {
    try {
      if (special()) {
        write(report, file);
        return;
      }
      var draft =
          folder()
              .resolve("." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
      try {
        write(report, draft);
        move(draft);
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException e) {
      throw new InvalidUseException("cannot write " + file + ": " + words(e));
    }
  }

  private static void write(Content report, Path place) throws IOException {
    try (var writer = Files.newBufferedWriter(place, StandardCharsets.UTF_8)) {
      report.writeTo(writer);
    }
  }

  private void move(Path draft) throws IOException {
    try {
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException _) {
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** A pipe or a device, such as {@code /dev/stderr}, which nothing can replace. */
  private boolean special() {
    return Files.exists(file) && !Files.isRegularFile(file);
  }

  private Path folder() {
    var parent = file.toAbsolutePath().getParent();
    return parent == null ? file.toAbsolutePath() : parent;
  }

  private static String words(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "there is no " + missing.getFile();
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(failure.getMessage());
    };
  }
}
