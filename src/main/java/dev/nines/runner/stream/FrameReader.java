package dev.nines.runner.stream;

import dev.nines.runner.stream.Frame.Opcode;
import java.io.IOException;
import okio.BufferedSource;

/**
 * Reads the frames that a server sends (RFC 6455, 5). No extension is ever agreed on, so each
 * reserved bit is a fault; a frame is refused by the length it announces, before it is read. Not
 * safe for several threads.
 */
final class FrameReader {

  private static final int LAST = 0x80;
  private static final int RESERVED = 0x70;
  private static final int OPCODE = 0x0F;
  private static final int MASKED = 0x80;
  private static final int LENGTH = 0x7F;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;
  private static final int LONGEST_CONTROL = 125;

  private final BufferedSource source;
  private final Bounds bounds;

  FrameReader(BufferedSource source, Bounds bounds) {
    this.source = source;
    this.bounds = bounds;
  }

  /**
   * The next frame; blocks until there is one.
   *
   * @throws StreamFault if the server breaks the protocol or a bound
   * @throws java.io.EOFException if the connection ends
   */
  Frame next() throws IOException {
    int head = source.readByte() & 0xFF;
    if ((head & RESERVED) != 0) {
      throw StreamFault.protocol("a frame with a reserved bit set, though no extension was agreed");
    }
    boolean last = (head & LAST) != 0;
    var opcode = Opcode.of(head & OPCODE);
    int second = source.readByte() & 0xFF;
    if ((second & MASKED) != 0) {
      throw StreamFault.protocol("a masked frame; a server must not mask");
    }
    long length = length(second & LENGTH);
    if (opcode.control() && (length > LONGEST_CONTROL || !last)) {
      throw StreamFault.protocol(
          "a "
              + opcode.name().toLowerCase(java.util.Locale.ROOT)
              + " frame "
              + (last ? "of " + length + " bytes; the limit is 125" : "in fragments"));
    }
    if (length > bounds.bytes()) {
      throw new StreamFault(
          StreamFault.TOO_BIG,
          "a frame of " + length + " bytes announced; the limit is " + bounds.size());
    }
    return new Frame(last, opcode, source.readByteString(length));
  }

  private long length(int inHeader) throws IOException {
    long length =
        switch (inHeader) {
          case LENGTH_IN_2_BYTES -> source.readShort() & 0xFFFFL;
          case LENGTH_IN_8_BYTES -> source.readLong();
          default -> inHeader;
        };
    if (length < 0) {
      throw StreamFault.protocol(
          "a frame of " + Long.toUnsignedString(length) + " bytes announced; the most is 2^63 - 1");
    }
    return length;
  }
}
