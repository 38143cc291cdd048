package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/** An operator at a WebSocket of their own. */
final class Agent implements AutoCloseable {
  private final OkHttpClient client = new OkHttpClient();
  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final CompletableFuture<Response> handshake = new CompletableFuture<>();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final WebSocket socket;

  private Agent(Request request) {
    socket =
        client.newWebSocket(
            request,
            new WebSocketListener() {
              @Override
              public void onOpen(WebSocket webSocket, Response response) {
                handshake.complete(response);
              }

              @Override
              public void onMessage(WebSocket webSocket, String text) {
                frames.add(new JsonObject(text));
              }

              @Override
              public void onClosing(WebSocket webSocket, int code, String reason) {
                closed.complete(code);
                webSocket.close(1000, null);
              }

              @Override
              public void onFailure(
                  WebSocket webSocket, Throwable failure, @Nullable Response response) {
                closed.complete(-1);
                if (response == null) {
                  handshake.completeExceptionally(failure);
                } else {
                  handshake.complete(response);
                }
              }
            });
  }

  /** Connects and waits for the handshake's answer, whatever it is. */
  static Agent connect(URI base, String query, String... headers) {
    Request.Builder request =
        new Request.Builder().url(base.resolve("/ws/operator" + query).toString());
    for (int index = 0; index < headers.length; index += 2) {
      request.header(headers[index], headers[index + 1]);
    }
    var agent = new Agent(request.build());
    agent.handshake.orTimeout(10, TimeUnit.SECONDS).join();
    return agent;
  }

  /** Connects with the usual token. */
  static Agent on(URI base, String query, String... headers) {
    String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
    all[headers.length] = "Authorization";
    all[headers.length + 1] = "Bearer operator-practice";
    Agent agent = connect(base, query, all);
    assertThat(agent.status()).isEqualTo(101);
    return agent;
  }

  int status() {
    return handshake.join().code();
  }

  String backend() {
    return String.valueOf(handshake.join().header("X-Backend"));
  }

  JsonObject next() {
    try {
      JsonObject frame = frames.poll(10, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within 10 s").isNotNull();
      return frame;
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  void reply(String chat, String text) {
    send(new JsonObject().put("chat", chat).put("text", text).encode());
  }

  void send(String text) {
    assertThat(socket.send(text)).isTrue();
  }

  void send(byte... bytes) {
    assertThat(socket.send(ByteString.of(bytes))).isTrue();
  }

  /** Waits until the server has hung up. */
  int closed() {
    return closed.orTimeout(10, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.cancel();
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }
}
