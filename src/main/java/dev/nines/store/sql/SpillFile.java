package dev.nines.store.sql;

import dev.nines.store.Entry;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Entries on disk that wait for the database, in the order in which they came, a {@link Frame}
 * each. They are added at the end and taken from the beginning; the file is emptied when the last
 * one is taken, so that what was taken may be there again after a sudden end. Of one thread.
 */
final class SpillFile implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(SpillFile.class.getName());

  private final Path file;
  private final long bound;
  private @Nullable FileChannel channel;
  private long head;
  private long end;
  private long entries;

  /**
   * @param file made when it is first needed, with its folder
   * @param bound in bytes
   */
  SpillFile(Path file, long bound) {
    this.file = file;
    this.bound = bound;
  }

  /**
   * Opens what an earlier process left behind, if it did. What follows the last whole frame was
   * never acknowledged to anybody, or is damaged; it is kept aside.
   */
  void open() throws IOException {
    if (Files.exists(file)) {
      var opened = channel();
      end = 0;
      entries = 0;
      for (var frame = Frame.read(opened, 0); frame != null; frame = Frame.read(opened, end)) {
        end += Frame.size(frame);
        entries++;
      }
      if (end < opened.size()) {
        keepAside(opened);
        opened.truncate(end);
        opened.force(true);
      }
    }
  }

  private void keepAside(FileChannel opened) throws IOException {
    var aside = file.resolveSibling(file.getFileName() + ".torn");
    long rest = opened.size() - end;
    try (var to =
        FileChannel.open(
            aside,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      opened.transferTo(end, rest, to);
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "the last {0} bytes of {1} are no whole entry, as after a sudden end; they are kept in {2},"
            + " and the {3} entries before them are written",
        rest,
        file,
        aside,
        entries);
  }

  /** Entries that were not taken yet. */
  long entries() {
    return entries;
  }

  /**
   * Adds entries, on disk when this returns.
   *
   * @return how many of them, from the first on, there was room for
   * @throws IOException if none could be written
   */
  int append(List<Entry> some) throws IOException {
    var frames = new ArrayList<byte[]>();
    long size = 0;
    for (var entry : some) {
      var packed = EntryCodec.encode(entry);
      if (end + size + Frame.size(packed) > bound) {
        break;
      }
      frames.add(packed);
      size += Frame.size(packed);
    }
    if (!frames.isEmpty()) {
      var buffer = ByteBuffer.allocate((int) size);
      frames.forEach(packed -> Frame.put(buffer, packed));
      write(buffer.flip());
      end += size;
      entries += frames.size();
    }
    return frames.size();
  }

  private void write(ByteBuffer buffer) throws IOException {
    var to = channel();
    try {
      to.position(end);
      while (buffer.hasRemaining()) {
        to.write(buffer);
      }
      to.force(true);
    } catch (IOException e) {
      // What was written in part would hide whatever is written after it.
      try {
        to.truncate(end);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw e;
    }
  }

  /**
   * Some entries from the beginning, and how many bytes they take.
   *
   * @param taken frames, those that could not be read included
   * @param unreadable how many could not be read: a newer Nines wrote them
   */
  record Batch(List<Entry> entries, int taken, int unreadable, long bytes) {}

  /** Looks at up to {@code most} entries; {@link #take} takes them. */
  Batch peek(int most) throws IOException {
    var from = channel();
    var found = new ArrayList<Entry>();
    int unreadable = 0;
    long at = head;
    int taken = 0;
    while (taken < most && at < end) {
      var frame = Frame.read(from, at);
      if (frame == null) {
        throw new IOException(file + " is damaged at byte " + at);
      }
      try {
        found.add(EntryCodec.decode(frame));
      } catch (IllegalArgumentException e) {
        LOG.log(System.Logger.Level.WARNING, "an entry in " + file + " is passed over", e);
        unreadable++;
      }
      at += Frame.size(frame);
      taken++;
    }
    return new Batch(found, taken, unreadable, at - head);
  }

  /** They are elsewhere now. */
  void take(Batch batch) throws IOException {
    head += batch.bytes();
    entries -= batch.taken();
    if (head >= end) {
      channel().truncate(0);
      channel().force(true);
      head = 0;
      end = 0;
      entries = 0;
    }
  }

  /** Gives up what cannot be read any more: the file is kept aside, and a new one is begun. */
  void giveUp() throws IOException {
    if (channel != null) {
      channel.close();
      channel = null;
    }
    head = 0;
    end = 0;
    entries = 0;
    var aside = file.resolveSibling(file.getFileName() + ".damaged");
    Files.move(file, aside, StandardCopyOption.REPLACE_EXISTING);
    LOG.log(System.Logger.Level.ERROR, "{0} cannot be read; it is kept as {1}", file, aside);
  }

  private FileChannel channel() throws IOException {
    if (channel == null) {
      var folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      var opened =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(opened)) {
        opened.close();
        throw new IOException(file + " is in use by another process");
      }
      channel = opened;
    }
    return channel;
  }

  private static boolean locked(FileChannel opened) throws IOException {
    try {
      return opened.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** An empty file is taken away. */
  @Override
  public void close() throws IOException {
    if (channel != null) {
      boolean empty = end == 0;
      channel.close();
      channel = null;
      if (empty) {
        Files.deleteIfExists(file);
      }
    }
  }
}
