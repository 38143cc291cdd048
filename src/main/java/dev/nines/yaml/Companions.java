package dev.nines.yaml;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The files that a journey or calendar names: certificates, holidays. */
public interface Companions {

  /** There are none. */
  Companions NONE =
      new Companions() {
        @Override
        public byte[] read(String name, long most) throws IOException {
          throw new NoSuchFileException(name);
        }

        @Override
        public String locate(String name) {
          return name;
        }
      };

  /**
   * The content of a file.
   *
   * @param name relative to the file that names it, or absolute
   * @param most the greatest size, in bytes
   * @throws IOException if there is none, it cannot be read, or it is larger
   */
  byte[] read(String name, long most) throws IOException;

  /**
   * The same, of a file that is beside the one that names it, or in a folder there, and nowhere
   * else: also not by a link.
   *
   * @throws IOException if it is elsewhere, too
   */
  default byte[] readBelow(String name, long most) throws IOException {
    throw new NoSuchFileException(name);
  }

  /**
   * The YAML files beside the one that was named: a journey's calendar may be among them.
   *
   * @param known the paths of those that are there already
   */
  default List<SourceFile> neighbours(Set<String> known) {
    return List.of();
  }

  /** How whoever plays the journey finds a file of this name. */
  String locate(String name);

  /** Files beside those of a folder. */
  static Companions in(Path folder) {
    return new Companions() {
      @Override
      public byte[] read(String name, long most) throws IOException {
        try (var in = Files.newInputStream(folder.resolve(name))) {
          var bytes = in.readNBytes((int) Math.min(most, Integer.MAX_VALUE - 16) + 1);
          if (bytes.length > most) {
            throw new IOException("it is larger than " + most + " bytes");
          }
          return bytes;
        } catch (InvalidPathException _) {
          throw new NoSuchFileException(name);
        }
      }

      @Override
      public byte[] readBelow(String name, long most) throws IOException {
        try {
          var real = folder.resolve(name).toRealPath();
          if (!real.startsWith(folder.toRealPath())) {
            throw new IOException("it is not below the folder of the file that names it");
          }
          if (!Files.isRegularFile(real)) {
            throw new IOException("it is no file");
          }
        } catch (InvalidPathException _) {
          throw new NoSuchFileException(name);
        }
        return read(name, most);
      }

      @Override
      public String locate(String name) {
        try {
          return folder.resolve(name).toAbsolutePath().normalize().toString();
        } catch (InvalidPathException _) {
          return name; // Reading it says why.
        }
      }

      @Override
      public List<SourceFile> neighbours(Set<String> known) {
        return JourneyFiles.beside(folder, known);
      }
    };
  }
}
