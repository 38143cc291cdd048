package dev.nines.runner.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a well-behaved web server does: it answers every request, and remembers them all. */
public final class Web implements Misbehaviour {

  private final List<Asked> asked = new ArrayList<>();
  private final Reply reply;

  /** The whole answer to a request, as it goes over the wire. */
  @FunctionalInterface
  public interface Reply {
    String to(Asked asked);
  }

  public Web(Reply reply) {
    this.reply = reply;
  }

  /** Answers {@code 200} with {@code body} and these header lines. */
  public static String ok(String body, String... headers) {
    return answer("200 OK", body, headers);
  }

  public static String answer(String status, String body, String... headers) {
    var text = new StringBuilder("HTTP/1.1 ").append(status).append("\r\n");
    for (var header : headers) {
      text.append(header).append("\r\n");
    }
    return text.append("Content-Length: ")
        .append(body.length())
        .append("\r\n\r\n")
        .append(body)
        .toString();
  }

  public static String redirect(int status, String location, String... headers) {
    var all = new ArrayList<>(List.of(headers));
    all.add("Location: " + location);
    return answer(status + " Redirect", "", all.toArray(String[]::new));
  }

  @Override
  public void on(Conversation conversation) throws IOException {
    while (true) {
      var request = conversation.request();
      synchronized (this) {
        asked.add(request);
      }
      conversation.send(reply.to(request));
    }
  }

  /** What was asked, in order. */
  public synchronized List<Asked> asked() {
    return List.copyOf(asked);
  }

  public Asked asked(int index) {
    return asked().get(index);
  }
}
