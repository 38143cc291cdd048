package dev.nines.runner.http;

import static dev.nines.journey.JourneyFixture.actor;
import static dev.nines.journey.JourneyFixture.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Actor;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.hostile.Conversation;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Misbehaviour;
import dev.nines.runner.hostile.Played;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a server can do wrong in HTTP/2, in clear text with prior knowledge. */
class HostileHttp2Test {

  private static final int PREFACE = 24;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int CONTINUATION = 9;
  private static final int END_HEADERS = 4;

  /** {@code :status: 200}, indexed. */
  private static final byte[] STATUS_200 = {(byte) 0x88};

  @RegisterExtension static final Arena ARENA = new Arena();

  private static byte[] frame(int type, int flags, int stream, byte... payload) {
    return ByteBuffer.allocate(9 + payload.length)
        .put((byte) (payload.length >> 16))
        .putShort((short) payload.length)
        .put((byte) type)
        .put((byte) flags)
        .putInt(stream)
        .put(payload)
        .array();
  }

  private static byte[] words(int... values) {
    var bytes = ByteBuffer.allocate(4 * values.length);
    for (int value : values) {
      bytes.putInt(value);
    }
    return bytes.array();
  }

  /** Both ends' preface. */
  private static Conversation greeted(Conversation conversation) throws IOException {
    conversation.firstByte();
    return conversation.send(frame(SETTINGS, 0, 0));
  }

  /** As above, and the client's request has come. */
  private static Conversation asked(Conversation conversation) throws IOException {
    conversation.bytes(PREFACE);
    conversation.send(frame(SETTINGS, 0, 0));
    int type;
    do {
      var head = ByteBuffer.wrap(conversation.bytes(9));
      int length = head.getInt() >>> 8;
      type = head.get(3);
      conversation.bytes(length);
    } while (type != HEADERS);
    return conversation;
  }

  private static Actor client(HostileServer server) {
    return Actors.http(actor("client", server.url()), Actor.HttpVersion.HTTP_2);
  }

  private static Played patient(Misbehaviour misbehaviour) throws Exception {
    return ARENA.play(client(ARENA.server(misbehaviour)), Arena.patient("ask", get("/")));
  }

  /**
   * @param parts of which the message has one: which it is may depend on whether the garbage comes
   *     before the request is on its way
   */
  private static void assertError(Played played, String... parts) {
    assertThat(played.message()).containsAnyOf(parts).doesNotContain("Exception", "okhttp", "\n");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.ERROR);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void silenceIsATimeoutAndDown() throws Exception {
    var server = ARENA.server(conversation -> greeted(conversation));

    var played = ARENA.play(client(server), Arena.impatient("ask", get("/")));

    assertThat(played.message()).isEqualTo("no answer within 250ms, waiting for the answer's head");
    assertThat(played.attempt().client()).isEqualTo(ClientVerdict.TIMEOUT);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void anAnswerInTheOldProtocolIsAnError() throws Exception {
    assertError(
        patient(conversation -> {
          conversation.firstByte();
          conversation.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
        }),
        "malformed answer from ",
        "took no request on its HTTP/2 connection");
  }

  @Test
  void garbageFramesAreAnError() throws Exception {
    assertError(
        patient(conversation -> greeted(conversation).flood(new byte[] {(byte) 0xff, 1, 2, 3, 4})),
        "malformed answer from ",
        "took no request on its HTTP/2 connection");
  }

  @Test
  void malformedHeadersAreAnError() throws Exception {
    assertError(
        patient(
            conversation -> asked(conversation).send(frame(HEADERS, END_HEADERS, 3, (byte) 0xbf))),
        "malformed answer from ");
  }

  @Test
  void aStreamThatIsResetIsAnError() throws Exception {
    assertError(
        patient(conversation -> asked(conversation).send(frame(RST_STREAM, 0, 3, words(2)))),
        "reset the HTTP/2 stream (INTERNAL_ERROR)");
  }

  @Test
  void aBodyThatIsResetIsAnError() throws Exception {
    assertError(
        patient(conversation ->
            asked(conversation)
                .send(frame(HEADERS, END_HEADERS, 3, STATUS_200))
                .send(frame(RST_STREAM, 0, 3, words(2)))),
        "reset the HTTP/2 stream (INTERNAL_ERROR)");
  }

  @Test
  void aGoodbyeBeforeTheAnswerIsAnError() throws Exception {
    assertError(
        patient(conversation -> asked(conversation).send(frame(GOAWAY, 0, 0, words(0, 0)))),
        "reset the HTTP/2 stream (REFUSED_STREAM)");
  }

  @Test
  void anEndBeforeTheAnswerIsARefusal() throws Exception {
    var played = patient(conversation -> asked(conversation).close());

    assertThat(played.attempt().client()).as(played.message()).isEqualTo(ClientVerdict.REFUSED);
  }

  @Test
  void headersWithoutEndAreAnError() throws Exception {
    // A literal header that is not indexed, again and again.
    var header = new byte[1024];
    header[0] = 0;
    header[1] = 1;
    header[2] = 'x';
    header[3] = (byte) 127;
    header[4] = (byte) 0xfb; // 127 + 123 + 6 * 128 = 1018 bytes follow.
    header[5] = 6;
    assertError(
        patient(conversation ->
            asked(conversation)
                .send(frame(HEADERS, 0, 3, STATUS_200))
                .flood(frame(CONTINUATION, 0, 3, header))),
        "malformed answer from ");
  }

  @Test
  void pingsWithoutEndHoldNothing() throws Exception {
    var server =
        ARENA.server(conversation -> greeted(conversation).flood(frame(PING, 0, 0, new byte[8])));

    var played = ARENA.play(client(server), Arena.impatient("ask", get("/")));

    assertThat(played.attempt().client())
        .isIn(ClientVerdict.TIMEOUT, ClientVerdict.ERROR, ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }

  @Test
  void settingsWithoutEndHoldNothing() throws Exception {
    var server = ARENA.server(conversation -> greeted(conversation).flood(frame(SETTINGS, 0, 0)));

    var played = ARENA.play(client(server), Arena.impatient("ask", get("/")));

    assertThat(played.attempt().client())
        .isIn(ClientVerdict.TIMEOUT, ClientVerdict.ERROR, ClientVerdict.REFUSED);
    assertThat(played.attempt().server()).isEqualTo(ServerVerdict.DOWN);
  }
}
