package dev.nines.practice;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A port that can stop listening and start again, and stays ours meanwhile. */
final class ListeningPort {
  private final Vertx vertx;
  private final String host;
  private final Handler<HttpServerRequest> requests;
  private int number;
  private @Nullable HttpServer server;
  // Bound but not listening: connections are refused, and nobody else is given the number.
  private @Nullable Socket reserved;

  /**
   * @param number 0 takes any free port, and keeps it
   */
  ListeningPort(Vertx vertx, String host, int number, Handler<HttpServerRequest> requests) {
    this.vertx = vertx;
    this.host = host;
    this.number = number;
    this.requests = requests;
  }

  int number() {
    return number;
  }

  Future<Void> open() {
    if (server != null) {
      return Future.succeededFuture();
    }
    release();
    HttpServer opening = vertx.createHttpServer(options()).requestHandler(requests);
    server = opening;
    return opening
        .listen(number, host)
        .onFailure(_ -> server = null)
        .map(listening -> {
          number = listening.actualPort();
          return null;
        });
  }

  /** Stops listening and cuts every connection. */
  Future<Void> shut() {
    HttpServer closing = server;
    if (closing == null) {
      return Future.succeededFuture();
    }
    server = null;
    return closing.close().onSuccess(_ -> reserve());
  }

  /** Gives the number back for good. */
  void release() {
    Socket held = reserved;
    reserved = null;
    if (held != null) {
      close(held);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // A socket that never connected has nothing to lose.
    }
  }

  private void reserve() {
    var socket = new Socket();
    try {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(host, number));
      reserved = socket;
    } catch (IOException _) {
      // Then the number may be taken by somebody else, and reopening says so.
      close(socket);
    }
  }

  private static HttpServerOptions options() {
    return new HttpServerOptions()
        // Longer than any fault delays an answer, so that only what hangs is cut.
        .setIdleTimeoutUnit(TimeUnit.MINUTES)
        .setIdleTimeout(15)
        .addWebSocketSubProtocol(Access.OPERATORS_PROTOCOL)
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false);
  }
}
