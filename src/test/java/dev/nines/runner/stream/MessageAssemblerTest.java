package dev.nines.runner.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.runner.stream.Frame.Opcode;
import okio.ByteString;
import org.junit.jupiter.api.Test;

class MessageAssemblerTest {

  private final MessageAssembler messages = new MessageAssembler(new Bounds(10, 8, 3));

  @Test
  void oneFrameIsAMessage() throws Exception {
    assertThat(messages.add(frame(Opcode.TEXT, "häi", true))).isEqualTo(Message.text("häi"));
  }

  @Test
  void fragmentsAreOneMessageEvenInsideACharacter() throws Exception {
    var bytes = ByteString.encodeUtf8("aäb");

    assertThat(messages.add(new Frame(false, Opcode.TEXT, bytes.substring(0, 2)))).isNull();
    assertThat(messages.add(new Frame(true, Opcode.CONTINUATION, bytes.substring(2))))
        .isEqualTo(Message.text("aäb"));
    assertThat(messages.add(frame(Opcode.TEXT, "next", true))).isEqualTo(Message.text("next"));
  }

  @Test
  void aBinaryMessageIsItsBase64() throws Exception {
    var message = messages.add(frame(Opcode.BINARY, "abc", true));

    assertThat(message).isEqualTo(new Message("YWJj", true, "", ""));
  }

  @Test
  void textThatIsNoUtf8IsAFault() {
    var bytes = ByteString.decodeHex("c328");

    assertFault(new Frame(true, Opcode.TEXT, bytes), "a text that is no UTF-8", 1007);
  }

  @Test
  void aContinuationOfNothingIsAFault() {
    assertFault(frame(Opcode.CONTINUATION, "", true), "a continuation of no message", 1002);
  }

  @Test
  void aMessageInsideAMessageIsAFault() throws Exception {
    messages.add(frame(Opcode.TEXT, "a", false));

    assertFault(frame(Opcode.TEXT, "b", true), "a new message inside another one", 1002);
  }

  @Test
  void fragmentsThatAreTooMuchTogetherAreAFault() throws Exception {
    messages.add(frame(Opcode.TEXT, "12345", false));

    assertFault(
        frame(Opcode.CONTINUATION, "6789", false),
        "a message of more than 8 bytes, the limit",
        1009);
  }

  @Test
  void emptyFragmentsWithoutEndAreAFault() throws Exception {
    messages.add(frame(Opcode.TEXT, "", false));
    messages.add(frame(Opcode.CONTINUATION, "", false));
    messages.add(frame(Opcode.CONTINUATION, "", false));

    assertFault(
        frame(Opcode.CONTINUATION, "", false),
        "a message of more than 3 fragments, the limit",
        1009);
  }

  private void assertFault(Frame frame, String words, int code) {
    assertThatThrownBy(() -> messages.add(frame))
        .isInstanceOfSatisfying(
            StreamFault.class, fault -> assertThat(fault.code()).isEqualTo(code))
        .hasMessage(words);
  }

  private static Frame frame(Opcode opcode, String text, boolean last) {
    return new Frame(last, opcode, ByteString.encodeUtf8(text));
  }
}
