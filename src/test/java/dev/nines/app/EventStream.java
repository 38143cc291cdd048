package dev.nines.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A reader of server-sent events over a socket of its own: what curl -N shows, frame by frame. */
final class EventStream implements AutoCloseable {

  private final Socket socket;
  private final BufferedReader reader;
  private final String head;

  /** One frame. */
  record Frame(String id, String event, String data, List<String> comments) {}

  EventStream(URI root, String path, String... headers) throws IOException {
    socket = new Socket(root.getHost(), root.getPort());
    socket.setSoTimeout(60_000);
    var request = new StringBuilder("GET " + path + " HTTP/1.0\r\nHost: x\r\n");
    for (var header : headers) {
      request.append(header).append("\r\n");
    }
    socket
        .getOutputStream()
        .write(request.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
    reader =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    head = readHead();
  }

  private String readHead() throws IOException {
    var head = new StringBuilder();
    for (var line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
      head.append(line).append('\n');
    }
    return head.toString();
  }

  /** The status line and the headers. */
  String head() {
    return head;
  }

  /** All that comes until the stream ends. */
  List<String> rest() {
    return reader.lines().filter(line -> !line.isEmpty()).toList();
  }

  /** The next frame; blocks until it is there. */
  Frame next() throws IOException {
    var lines = new ArrayList<String>();
    for (var line = reader.readLine(); line == null || !line.isEmpty(); line = reader.readLine()) {
      if (line == null) {
        throw new IOException("the stream has ended after " + lines);
      }
      lines.add(line);
    }
    return new Frame(
        field(lines, "id"),
        field(lines, "event"),
        field(lines, "data"),
        lines.stream().filter(line -> line.startsWith(":")).toList());
  }

  private static String field(List<String> lines, String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + ":"))
        .map(line -> line.substring(name.length() + 1).strip())
        .findFirst()
        .orElse("");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
