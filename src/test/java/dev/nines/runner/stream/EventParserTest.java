package dev.nines.runner.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventParserTest {

  private static final Bounds SMALL = new Bounds(10, 1024, 10);

  private final List<Message> events = new ArrayList<>();

  @Test
  void anEventHasItsDataTypeAndId() throws Exception {
    parse("event: note\nid: 7\ndata: {\"a\":1}\n\n");

    assertThat(events).containsExactly(new Message("{\"a\":1}", false, "note", "7"));
  }

  @Test
  void anEventWithoutATypeIsAMessage() throws Exception {
    parse("data: hello\n\n");

    assertThat(events).containsExactly(event("hello"));
  }

  @Test
  void severalDataLinesAreOneText() throws Exception {
    parse("data: one\ndata:two\ndata:  three\ndata\n\n");

    assertThat(events).containsExactly(event("one\ntwo\n three\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r", "\r\n"})
  void everyLineEndEndsALine(String end) throws Exception {
    parse("data: one" + end + end + "data: two" + end + end);

    assertThat(events).containsExactly(event("one"), event("two"));
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheFirstLine() throws Exception {
    parse("\uFEFFdata: one\n\n\uFEFFdata: two\n\n");

    assertThat(events).containsExactly(event("one"));
  }

  @Test
  void commentsRetriesAndUnknownFieldsAreIgnored() throws Exception {
    parse(": keep alive\nretry: 10\ndatum: x\ndata: one\n:\n\n");

    assertThat(events).containsExactly(event("one"));
  }

  @Test
  void anIdStaysUntilAnotherOneComes() throws Exception {
    parse("id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\nid: x\0y\ndata: d\n\n");

    assertThat(events).extracting(Message::id).containsExactly("1", "1", "", "");
  }

  @Test
  void aTypeIsForgottenWithItsEvent() throws Exception {
    parse("event: note\n\nevent: late\ndata: a\n\ndata: b\n\n");

    assertThat(events).extracting(Message::event).containsExactly("late", "message");
  }

  @Test
  void emptyDataIsAnEventAndNoDataIsNone() throws Exception {
    parse("data\n\nid: 3\n\n");

    assertThat(events).containsExactly(event(""));
  }

  @Test
  void whatIsUnfinishedAtTheEndIsNoEvent() throws Exception {
    parse("data: one\n\ndata: two\n");

    assertThat(events).containsExactly(event("one"));
  }

  @Test
  void anEventIsThereAsSoonAsItsEmptyLineIs() throws Exception {
    parse("data: one\r\n\r");

    assertThat(events).containsExactly(event("one"));
  }

  @Test
  void thePiecesInWhichBytesComeMakeNoDifference() throws Exception {
    var text =
        "\uFEFFid: 1\r\nevent: ünï\rdata: 🙂 one\n\n: x\r\n\r\ndata: a\r\ndata: b\r\n\r\ndata:c\n\n";
    parse(text);
    var whole = List.copyOf(events);
    var bytes = text.getBytes(UTF_8);

    for (int size = 1; size < bytes.length; size++) {
      events.clear();
      var parser = new EventParser(SMALL, events::add);
      for (int from = 0; from < bytes.length; from += size) {
        var piece = Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + size));
        parser.feed(piece, piece.length);
      }
      assertThat(events).isEqualTo(whole);
    }
    assertThat(whole).hasSize(3);
  }

  @Test
  void anEndlessLineIsAFault() {
    var parser = new EventParser(SMALL, events::add);
    var piece = "x".repeat(100).getBytes(UTF_8);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 11; i++) {
                parser.feed(piece, piece.length);
              }
            })
        .isInstanceOf(StreamFault.class)
        .hasMessage("a line without an end; the limit is 1024 bytes");
  }

  @Test
  void endlessDataIsAFault() {
    var parser = new EventParser(SMALL, events::add);
    var line = "data\n".getBytes(UTF_8);

    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 2000; i++) {
                parser.feed(line, line.length);
              }
            })
        .isInstanceOf(StreamFault.class)
        .hasMessage("an event without an end; the limit is 1024 bytes");
  }

  private void parse(String text) throws StreamFault {
    var bytes = text.getBytes(UTF_8);
    new EventParser(SMALL, events::add).feed(bytes, bytes.length);
  }

  private static Message event(String data) {
    return new Message(data, false, "message", "");
  }
}
