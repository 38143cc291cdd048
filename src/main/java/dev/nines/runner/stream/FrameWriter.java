package dev.nines.runner.stream;

import java.io.IOException;
import java.util.random.RandomGenerator;
import okio.BufferedSink;

/**
 * Writes the frames that a client sends (RFC 6455, 5), each masked by a key of its own. Not safe
 * for several threads.
 */
final class FrameWriter {

  private static final int LAST = 0x80;
  private static final int MASKED = 0x80;
  private static final int LENGTH_IN_2_BYTES = 126;
  private static final int LENGTH_IN_8_BYTES = 127;

  private final BufferedSink sink;
  private final RandomGenerator random;

  /**
   * @param random where the masks come from; a server must not be able to foresee it
   */
  FrameWriter(BufferedSink sink, RandomGenerator random) {
    this.sink = sink;
    this.random = random;
  }

  /** Writes one frame; when it returns, the system's socket has all of it. */
  void write(Frame frame) throws IOException {
    sink.writeByte((frame.last() ? LAST : 0) | frame.opcode().number());
    int length = frame.payload().size();
    if (length < LENGTH_IN_2_BYTES) {
      sink.writeByte(MASKED | length);
    } else if (length <= 0xFFFF) {
      sink.writeByte(MASKED | LENGTH_IN_2_BYTES);
      sink.writeShort(length);
    } else {
      sink.writeByte(MASKED | LENGTH_IN_8_BYTES);
      sink.writeLong(length);
    }
    var mask = new byte[4];
    random.nextBytes(mask);
    sink.write(mask);
    var payload = frame.payload().toByteArray();
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    sink.write(payload);
    sink.flush();
  }
}
