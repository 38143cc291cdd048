package dev.nines.sentry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/** Takes envelopes as Sentry does, for project 42, and keeps the events in them. */
public final class EnvelopeReceiver implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final ObjectMapper json = new ObjectMapper();
  private final HttpServer server;
  private final List<JsonNode> events = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();

  private EnvelopeReceiver(HttpServer server) {
    this.server = server;
  }

  /** Begins to listen. */
  public static EnvelopeReceiver start() {
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var receiver = new EnvelopeReceiver(server);
      server.createContext("/api/42/envelope/", receiver::answer);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String dsn() {
    return "http://public@127.0.0.1:" + server.getAddress().getPort() + "/42";
  }

  private void answer(HttpExchange exchange) throws IOException {
    var raw = exchange.getRequestBody();
    var in =
        "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))
            ? new GZIPInputStream(raw)
            : raw;
    var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    var lines = text.lines().toList();
    synchronized (this) {
      texts.add(text);
      for (int line = 1; line + 1 < lines.size(); line += 2) {
        if (json.readTree(lines.get(line)).path("type").asText().equals("event")) {
          events.add(json.readTree(lines.get(line + 1)));
        }
      }
      notifyAll();
    }
    exchange.sendResponseHeaders(200, -1);
    exchange.close();
  }

  /** Waits for so many events, and gives all that there are. */
  public synchronized List<JsonNode> await(int count) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (events.size() < count) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(events.size() + " events came; expected " + count);
      }
      wait(left);
    }
    return List.copyOf(events);
  }

  /** Everything that was sent. */
  public synchronized String all() {
    return String.join("\n", texts);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
