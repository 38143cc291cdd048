package dev.nines.runner.browser;

import com.microsoft.playwright.WebSocket;
import com.microsoft.playwright.WebSocketFrame;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** The WebSockets of an actor's pages and what they carried. On the slot's thread alone. */
final class SocketArchive {

  private static final int MOST_SOCKETS = 100;

  /** Of all WebSockets together; later messages are counted alone. */
  private static final int MOST_MESSAGES = 1_000;

  /** What is longer is left out, in bytes. */
  private static final int LONGEST = 512 << 10;

  private static final int MOST_BYTES = 8 << 20;

  /**
   * A message.
   *
   * @param sent whether the page sent it, and did not receive it
   * @param millis when, since 1970
   * @param data null where it is too much to be taken along
   */
  record Message(boolean sent, long millis, boolean binary, int size, @Nullable ByteString data) {}

  private final InstantSource clock;
  private final List<Log> logs = new ArrayList<>();
  private int messages;
  private int bytes;

  SocketArchive(InstantSource clock) {
    this.clock = clock;
  }

  /** One of them. */
  private final class Log {
    private final String url;
    private final long began = clock.millis();
    private final List<Message> told = new ArrayList<>();
    private int untold;
    private long ended = -1;
    private @Nullable String failure;

    private Log(String url) {
      this.url = url;
    }

    private void note(boolean sent, WebSocketFrame frame) {
      @Nullable String text = frame.text();
      byte @Nullable [] binary = frame.binary();
      if (text == null && binary == null) {
        return;
      }
      if (messages >= MOST_MESSAGES) {
        untold++;
        return;
      }
      messages++;
      var data =
          text == null
              ? ByteString.of(binary)
              : ByteString.of(text.getBytes(StandardCharsets.UTF_8));
      boolean kept = data.size() <= Math.min(LONGEST, MOST_BYTES - bytes);
      bytes += kept ? data.size() : 0;
      told.add(new Message(sent, clock.millis(), text == null, data.size(), kept ? data : null));
    }

    private HttpArchive.Entry entry() {
      return new HttpArchive.Entry(
          "GET",
          url,
          "websocket",
          began,
          Map.of(),
          null,
          ended < 0 ? -1 : ended - began,
          failure == null
              ? new HttpArchive.Answer(101, "Switching Protocols", Map.of(), null)
              : null,
          failure,
          new HttpArchive.Talk(List.copyOf(told), untold));
    }
  }

  /** A page opened one. */
  void opened(WebSocket socket) {
    if (logs.size() >= MOST_SOCKETS) {
      return;
    }
    var log = new Log(socket.url());
    logs.add(log);
    socket.onFrameSent(frame -> log.note(true, frame));
    socket.onFrameReceived(frame -> log.note(false, frame));
    socket.onSocketError(failure -> log.failure = failure);
    socket.onClose(_ -> log.ended = clock.millis());
  }

  List<HttpArchive.Entry> entries() {
    return logs.stream().map(Log::entry).toList();
  }
}
