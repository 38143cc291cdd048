package dev.nines.evidence;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says that somebody is at work in a folder: a locked file in it, which the system unlocks when
 * that process ends, however it does.
 */
record Claim(FileChannel channel) implements AutoCloseable {

  private static final String LOCK = ".lock";

  static Claim of(Path folder) throws IOException {
    var channel =
        FileChannel.open(
            folder.resolve(LOCK), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      channel.lock();
      return new Claim(channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** Whether nobody is at work there any more. To be asked of others' folders alone. */
  static boolean isGone(Path folder) throws IOException {
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    } catch (NoSuchFileException _) {
      return hasContent(folder); // Where there is nothing yet, somebody just begins.
    }
  }

  private static boolean hasContent(Path folder) throws IOException {
    try (var content = Files.list(folder)) {
      return content.findAny().isPresent();
    } catch (NoSuchFileException _) {
      return false; // It has become what it was a draft of.
    }
  }

  /** Lets go of a folder, which may have another name by now. */
  void release(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(LOCK));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
