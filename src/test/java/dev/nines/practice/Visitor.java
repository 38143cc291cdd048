package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client with cookies of its own, as a browser would have. */
final class Visitor implements AutoCloseable {

  record Answer(int status, String backend, JsonObject json) {
    String text(String key) {
      return json.getString(key);
    }
  }

  private final HttpClient client =
      HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
  private final URI base;
  private final String[] headers;

  Visitor(URI base, String... headers) {
    this.base = base;
    this.headers = headers;
  }

  Answer get(String path) {
    return send("GET", path, null);
  }

  Answer post(String path, JsonObject body) {
    return send("POST", path, body.encode());
  }

  Answer post(String path) {
    return send("POST", path, null);
  }

  Answer send(String method, String path, @Nullable String body) {
    return send(method, path, body, Duration.ofSeconds(10));
  }

  Answer send(String method, String path, @Nullable String body, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .timeout(patience)
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    try {
      var response = client.send(request.build(), BodyHandlers.ofString());
      String text = response.body();
      return new Answer(
          response.statusCode(),
          response.headers().firstValue("X-Backend").orElse(""),
          text.startsWith("{") ? new JsonObject(text) : new JsonObject().put("body", text));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  String openChat(String topic) {
    return post("/api/chats", new JsonObject().put("topic", topic)).text("id");
  }

  /** Opens a chat and logs in to it. */
  String enterChat(String topic) {
    String chat = openChat(topic);
    login(chat);
    return chat;
  }

  Answer login(String chat) {
    return login(chat, "customer-practice");
  }

  Answer login(String chat, String password) {
    return post(
        "/api/chats/" + chat + "/login",
        new JsonObject().put("user", "customer").put("password", password));
  }

  Answer say(String chat, String text) {
    return post("/api/chats/" + chat + "/messages", new JsonObject().put("text", text));
  }

  /** Reads the chat's events until a line has this in it. */
  String hears(String chat, String part) {
    return events(chat, "0").filter(line -> line.contains(part)).findFirst().orElseThrow();
  }

  /** The lines of the chat's event stream, as they come. */
  Stream<String> events(String chat, String lastEventId) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/events/chats/" + chat))
            .header("Last-Event-ID", lastEventId)
            .timeout(Duration.ofSeconds(10))
            .build();
    try {
      var response = client.send(request, BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).hasValue("text/event-stream");
      return response.body();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  Answer faults(String method, @Nullable String json) {
    return send(method, "/faults", json);
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
