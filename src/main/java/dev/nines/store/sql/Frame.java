package dev.nines.store.sql;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * How a packed entry lies in a file: its length, a checksum, and its bytes. One that was cut off or
 * spoilt is told by it.
 */
final class Frame {

  private static final int HEAD = 8;
  private static final int LONGEST = 64 << 20;

  private Frame() {}

  static int size(byte[] packed) {
    return HEAD + packed.length;
  }

  static void put(ByteBuffer to, byte[] packed) {
    to.putInt(packed.length).putInt(sum(packed)).put(packed);
  }

  /** What the frame at a place holds; null where there is no whole one. */
  static byte @Nullable [] read(FileChannel from, long at) throws IOException {
    var head = bytes(from, at, HEAD);
    if (head == null) {
      return null;
    }
    var numbers = ByteBuffer.wrap(head);
    int length = numbers.getInt();
    int sum = numbers.getInt();
    if (length <= 0 || length > LONGEST) {
      return null;
    }
    var packed = bytes(from, at + HEAD, length);
    return packed != null && sum(packed) == sum ? packed : null;
  }

  private static byte @Nullable [] bytes(FileChannel from, long at, int length) throws IOException {
    if (at + length > from.size()) {
      return null;
    }
    var bytes = new byte[length];
    var buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      if (from.read(buffer, at + buffer.position()) < 0) {
        return null;
      }
    }
    return bytes;
  }

  private static int sum(byte[] packed) {
    var sum = new CRC32C();
    sum.update(packed);
    return (int) sum.getValue();
  }
}
