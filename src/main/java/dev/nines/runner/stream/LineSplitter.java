package dev.nines.runner.stream;

import java.util.Arrays;

/**
 * Lines that end with LF, CR or CR LF, from bytes in pieces of any length, without a byte order
 * mark before the first. Not safe for several threads.
 */
final class LineSplitter {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
  private static final int START = 256;

  private final Bounds bounds;
  private final LineReader reader;
  private byte[] line = new byte[START];
  private int length;
  private boolean first = true;
  private boolean afterReturn;

  LineSplitter(Bounds bounds, LineReader reader) {
    this.bounds = bounds;
    this.reader = reader;
  }

  /** Takes a line: the first {@code length} of {@code bytes}, which are the splitter's own. */
  @FunctionalInterface
  interface LineReader {
    void read(byte[] bytes, int length) throws StreamFault;
  }

  void feed(byte[] bytes, int count) throws StreamFault {
    for (int i = 0; i < count; i++) {
      byte next = bytes[i];
      boolean returned = afterReturn;
      afterReturn = next == '\r';
      if (next == '\r' || (next == '\n' && !returned)) {
        end();
      } else if (next != '\n') {
        append(next);
      }
    }
  }

  private void append(byte next) throws StreamFault {
    if (length == line.length) {
      if (length >= bounds.bytes()) {
        throw new StreamFault(
            StreamFault.TOO_BIG, "a line without an end; the limit is " + bounds.size());
      }
      line = Arrays.copyOf(line, Math.min(bounds.bytes(), length * 2));
    }
    line[length++] = next;
  }

  private void end() throws StreamFault {
    if (first && startsWithMark()) {
      length -= BYTE_ORDER_MARK.length;
      System.arraycopy(line, BYTE_ORDER_MARK.length, line, 0, length);
    }
    first = false;
    int complete = length;
    length = 0;
    reader.read(line, complete);
    if (line.length > 64 * 1024) {
      line = new byte[START];
    }
  }

  private boolean startsWithMark() {
    return length >= BYTE_ORDER_MARK.length
        && Arrays.equals(
            line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, BYTE_ORDER_MARK.length);
  }
}
