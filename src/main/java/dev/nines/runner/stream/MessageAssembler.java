package dev.nines.runner.stream;

import dev.nines.runner.stream.Frame.Opcode;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** Puts a message together from its frames, within the bounds. Not safe for several threads. */
final class MessageAssembler {

  private final Bounds bounds;
  private final Buffer payload = new Buffer();
  private @Nullable Opcode kind;
  private int fragments;

  MessageAssembler(Bounds bounds) {
    this.bounds = bounds;
  }

  /**
   * The message that {@code frame}, which is no control frame, completes, or null.
   *
   * @throws StreamFault if it does not belong here, or the message is too great or no UTF-8
   */
  @Nullable Message add(Frame frame) throws StreamFault {
    var opcode = kind;
    if (frame.opcode() == Opcode.CONTINUATION) {
      if (opcode == null) {
        throw StreamFault.protocol("a continuation of no message");
      }
    } else {
      if (opcode != null) {
        throw StreamFault.protocol("a new message inside another one");
      }
      opcode = frame.opcode();
    }
    if (payload.size() + frame.payload().size() > bounds.bytes()) {
      throw new StreamFault(
          StreamFault.TOO_BIG, "a message of more than " + bounds.size() + ", the limit");
    }
    if (++fragments > bounds.fragments()) {
      throw new StreamFault(
          StreamFault.TOO_BIG,
          "a message of more than " + bounds.fragments() + " fragments, the limit");
    }
    payload.write(frame.payload());
    if (!frame.last()) {
      kind = opcode;
      return null;
    }
    kind = null;
    fragments = 0;
    var whole = payload.readByteString();
    return opcode == Opcode.TEXT ? Message.text(text(whole)) : Message.binary(whole);
  }

  /** Bytes that must be UTF-8. */
  static String text(ByteString bytes) throws StreamFault {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes.asByteBuffer()).toString();
    } catch (CharacterCodingException _) {
      throw new StreamFault(StreamFault.NOT_UTF_8, "a text that is no UTF-8");
    }
  }
}
