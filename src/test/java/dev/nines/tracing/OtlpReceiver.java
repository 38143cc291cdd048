package dev.nines.tracing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes traces by OTLP over HTTP, as a collector does, and keeps what it was sent. */
public final class OtlpReceiver implements AutoCloseable {

  private static final long PATIENCE_SECONDS = 60;

  private final HttpServer server;
  private final List<ResourceSpans> taken = new ArrayList<>();
  private int status = 200;
  private int asked;
  private @Nullable CountDownLatch held;

  private OtlpReceiver(HttpServer server) {
    this.server = server;
  }

  /** Begins to listen; port 0 takes any. */
  public static OtlpReceiver start(int port) {
    try {
      var server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
      var receiver = new OtlpReceiver(server);
      server.createContext("/v1/traces", receiver::answer);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  int port() {
    return server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody().readAllBytes());
    int code;
    CountDownLatch wait;
    synchronized (this) {
      asked++;
      code = status;
      wait = held;
      notifyAll();
    }
    if (wait != null) {
      try {
        wait.await();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }
    if (code == 200) {
      synchronized (this) {
        taken.addAll(request.getResourceSpansList());
        notifyAll();
      }
    }
    var body = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
    exchange.getResponseHeaders().add("Content-Type", "application/x-protobuf");
    exchange.sendResponseHeaders(code, body.length == 0 ? -1 : body.length);
    exchange.close();
  }

  /** Answers with this status from now on; only what gets 200 is kept. */
  synchronized void answers(int code) {
    status = code;
  }

  /** Answers nobody until {@link #release}. */
  synchronized void hold() {
    held = new CountDownLatch(1);
  }

  synchronized void release() {
    if (held != null) {
      held.countDown();
      held = null;
    }
  }

  /** Waits until it was asked so often. */
  synchronized void awaitAsked(int times) throws InterruptedException {
    while (asked < times) {
      wait(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
    }
  }

  /** All traces that it has. */
  public synchronized List<TracedRun> runs() {
    return TracedRun.of(taken);
  }

  /** Waits for a trace like that. */
  public synchronized TracedRun await(Predicate<TracedRun> wish) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (true) {
      var found = runs().stream().filter(wish).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("no such trace among " + runs());
      }
      wait(left);
    }
  }

  @Override
  public void close() {
    release();
    server.stop(0);
  }
}
