package dev.nines.runner.stream;

import dev.nines.runner.stream.Frame.Opcode;
import okio.Buffer;
import okio.ByteString;

/** A close frame's payload (RFC 6455, 7.4), in words and in bytes. */
final class CloseFrame {

  static final int NORMAL = 1000;
  private static final int NONE_GIVEN = 1005;

  private CloseFrame() {}

  static Frame of(int code) {
    return Frame.of(
        Opcode.CLOSE,
        code == NONE_GIVEN ? ByteString.EMPTY : new Buffer().writeShort(code).readByteString());
  }

  /** The code that it gives. */
  static int code(Frame close) throws StreamFault {
    var payload = close.payload();
    if (payload.size() == 0) {
      return NONE_GIVEN;
    }
    if (payload.size() == 1) {
      throw StreamFault.protocol("a close frame of 1 byte; a code has 2");
    }
    int code = ((payload.getByte(0) & 0xFF) << 8) | (payload.getByte(1) & 0xFF);
    if (!valid(code)) {
      throw StreamFault.protocol("a close frame with the invalid code " + code);
    }
    return code;
  }

  /** What it says: {@code 1011 "internal error"}. */
  static String words(Frame close) throws StreamFault {
    int code = code(close);
    if (code == NONE_GIVEN) {
      return "no code was given";
    }
    var reason = MessageAssembler.text(close.payload().substring(2));
    return reason.isEmpty() ? Integer.toString(code) : code + " \"" + reason + "\"";
  }

  private static boolean valid(int code) {
    return (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006)
        || (code >= 3000 && code <= 4999);
  }
}
