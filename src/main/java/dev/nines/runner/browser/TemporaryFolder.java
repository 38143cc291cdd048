package dev.nines.runner.browser;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * Where the browsers of this process have what they need for a while. A locked file in it says that
 * somebody needs it: the system unlocks it when that process ends, however it does, and the next
 * prober takes away what is left. Confined to one thread.
 */
final class TemporaryFolder {

  private static final System.Logger LOG = System.getLogger(TemporaryFolder.class.getName());
  private static final String PREFIX = "nines-browser-";
  private static final String LOCK = "lock";

  /**
   * Chromium has a socket in it, whose whole path the system bounds at 107 bytes (unix(7)): {@code
   * /nines-browser-01234567890123456789/zzzz/org.chromium.Chromium.012345/SingletonSocket} must
   * have room behind it.
   */
  private static final int LONGEST_PARENT = 21;

  private static final Path SHORT_PARENT = Path.of("/tmp");

  private @Nullable Path path;
  private @Nullable FileChannel lock;
  private int owned;

  /** There from now on; where it was left, the same again. What others left behind is gone. */
  Path enter() throws IOException {
    if (path == null) {
      path =
          Files.createTempDirectory(parent(Path.of(System.getProperty("java.io.tmpdir"))), PREFIX);
      claim(path);
      sweep(path);
    } else if (lock == null) {
      claim(
          Files.createDirectory(
              path,
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"))));
    }
    return path;
  }

  /** A folder in it for one browser, which nobody else has had: who had it may still delete it. */
  Path own() throws IOException {
    return Files.createDirectory(enter().resolve(Integer.toString(owned++, Character.MAX_RADIX)));
  }

  /** The folder for temporary files, or a shorter one where Chromium could not work in it. */
  static Path parent(Path wanted) {
    boolean tooLong =
        wanted.toAbsolutePath().toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_PARENT;
    return tooLong && Files.isWritable(SHORT_PARENT) ? SHORT_PARENT : wanted;
  }

  private void claim(Path folder) throws IOException {
    var channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      channel.close();
      throw new IOException(folder + " is somebody else's");
    }
    lock = channel;
  }

  /** Deletes it with all that is in it: nobody needs it now. */
  void leave() {
    if (path == null || lock == null) {
      return;
    }
    try {
      lock.close();
      lock = null;
      Folders.delete(path);
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "a folder is left behind: " + path, e);
    }
  }

  /** Deletes the folders of processes that are gone, of the same user. */
  private void sweep(Path own) {
    try (var all = Files.newDirectoryStream(own.toAbsolutePath().getParent(), PREFIX + "*")) {
      for (var each : all) {
        // To open and close its own lock would unlock it.
        if (!each.equals(own)
            && Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(each).equals(Files.getOwner(own))) {
          take(each);
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "what others left behind is not known", e);
    }
  }

  private static void take(Path folder) {
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      if (channel.tryLock() != null) {
        Folders.delete(folder);
      }
    } catch (IOException | OverlappingFileLockException _) {
      // Somebody else's, or about to be made.
    }
  }
}
