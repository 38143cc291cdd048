package dev.nines.yaml;

import dev.nines.yaml.shape.Lines;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads journeys from disk. */
public final class JourneyFiles {

  private JourneyFiles() {}

  /**
   * The files named, and of each folder named its {@code *.yaml} and {@code *.yml} files at any
   * depth, hidden ones aside, in the order of their paths. What cannot be read comes as a file with
   * its problem.
   */
  public static List<SourceFile> read(List<Path> paths) {
    var files = new ArrayList<SourceFile>();
    var seen = new HashSet<Path>();
    for (var path : paths) {
      var named = Files.isDirectory(path) ? FolderWalk.of(path) : FolderWalk.only(path);
      named.failures().forEach((where, why) -> files.add(unreadable(where, why)));
      named.found().stream()
          .filter(each -> seen.add(each.toAbsolutePath().normalize()))
          .forEach(each -> files.add(file(each)));
    }
    return List.copyOf(files);
  }

  /** The YAML files in this very folder, but for those that are known by their paths. */
  static List<SourceFile> beside(Path folder, Set<String> known) {
    return FolderWalk.of(folder, 1).found().stream()
        .filter(path -> !known.contains(path.toString()))
        .map(JourneyFiles::file)
        .toList();
  }

  private static SourceFile file(Path path) {
    try (var in = Files.newInputStream(path)) {
      // Not by the size that the file system gives: a pipe has none.
      var bytes = in.readNBytes(SourceFile.LARGEST + 1);
      return bytes.length > SourceFile.LARGEST
          ? unreadable(
              path,
              "this file is larger than " + SourceFile.LARGEST + " bytes; expected at most 1 MiB")
          : text(path, bytes);
    } catch (NoSuchFileException _) {
      return unreadable(path, "there is no such file or folder");
    } catch (IOException e) {
      return unreadable(path, "this file cannot be read: " + FolderWalk.reason(e));
    }
  }

  private static SourceFile text(Path path, byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    var decoder = StandardCharsets.UTF_8.newDecoder();
    if (decoder.decode(in, out, true).isError()) {
      var before = new Lines(out.flip().toString());
      return SourceFile.unreadable(
          new Problem(
              path.toString(),
              before.count(),
              before.line(before.count()).length() + 1,
              "found the byte 0x%02x, which is no UTF-8 here; expected a text in UTF-8"
                  .formatted(bytes[in.position()]),
              "save the file in UTF-8",
              Problem.Severity.PROBLEM,
              ""));
    }
    return SourceFile.of(path.toString(), out.flip().toString(), Companions.in(folder(path)));
  }

  private static Path folder(Path path) {
    var parent = path.getParent();
    return parent == null ? Path.of("") : parent;
  }

  private static SourceFile unreadable(Path path, String message) {
    return SourceFile.unreadable(Problem.of(path.toString(), message, null));
  }
}
