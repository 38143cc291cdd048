package dev.nines.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.runner.stream.Frame.Opcode;
import java.io.EOFException;
import okio.Buffer;
import okio.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {

  private static final Bounds BOUNDS = new Bounds(10, 70_000, 3);

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 125, 126, 127, 65_535, 65_536, 70_000})
  void aFrameOfEveryLengthIsRead(int length) throws Exception {
    var payload = ByteString.of(new byte[length]);
    var written = new Buffer().writeByte(0x82);
    if (length < 126) {
      written.writeByte(length);
    } else if (length < 65_536) {
      written.writeByte(126).writeShort(length);
    } else {
      written.writeByte(127).writeLong(length);
    }
    written.write(payload);

    assertThat(read(written)).isEqualTo(new Frame(true, Opcode.BINARY, payload));
  }

  @ParameterizedTest
  @CsvSource({
    "c10161, 'a frame with a reserved bit set, though no extension was agreed'",
    "9100, 'a frame with a reserved bit set, though no extension was agreed'",
    "8300, a frame of the unknown kind 0x3",
    "8b00, a frame of the unknown kind 0xb",
    "818000000000, a masked frame; a server must not mask",
    "0900, a ping frame in fragments",
    "897e0080, a ping frame of 128 bytes; the limit is 125",
    "887e0080, a close frame of 128 bytes; the limit is 125",
    "827f4000000000000000, a frame of 4611686018427387904 bytes announced; the limit is 70000 bytes",
    "827fffffffffffffffff, a frame of 18446744073709551615 bytes announced; the most is 2^63 - 1",
  })
  void aFaultIsSaid(String hex, String words) {
    assertThatThrownBy(() -> read(new Buffer().write(ByteString.decodeHex(hex))))
        .isInstanceOf(StreamFault.class)
        .hasMessage(words);
  }

  @Test
  void anEndInsideAFrameIsAnEnd() {
    assertThatThrownBy(() -> read(new Buffer().write(ByteString.decodeHex("810561"))))
        .isInstanceOf(EOFException.class);
  }

  private static Frame read(Buffer bytes) throws Exception {
    return new FrameReader(bytes, BOUNDS).next();
  }
}
