package dev.nines.runner.stream;

import java.util.HexFormat;
import okio.ByteString;

/**
 * One WebSocket frame.
 *
 * @param last whether it ends its message
 */
record Frame(boolean last, Opcode opcode, ByteString payload) {

  static Frame of(Opcode opcode, ByteString payload) {
    return new Frame(true, opcode, payload);
  }

  /** The kinds of RFC 6455, 5.2. */
  enum Opcode {
    CONTINUATION(0x0),
    TEXT(0x1),
    BINARY(0x2),
    CLOSE(0x8),
    PING(0x9),
    PONG(0xA);

    private final int number;

    Opcode(int number) {
      this.number = number;
    }

    int number() {
      return number;
    }

    /** Whether it may come between the fragments of a message. */
    boolean control() {
      return number >= 0x8;
    }

    static Opcode of(int number) throws StreamFault {
      for (var opcode : values()) {
        if (opcode.number == number) {
          return opcode;
        }
      }
      throw StreamFault.protocol(
          "a frame of the unknown kind 0x" + HexFormat.of().toHexDigits(number, 1));
    }
  }
}
