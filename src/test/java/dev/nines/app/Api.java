package dev.nines.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** The API, asked as curl would. */
record Api(URI root) {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** An answer. */
  record Answer(int status, String type, HttpResponse<String> whole) {

    String text() {
      return whole.body();
    }

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(whole.body());
      } catch (IOException e) {
        throw new AssertionError("no JSON: " + whole.body(), e);
      }
    }

    JsonNode at(String pointer) {
      return json().at(pointer);
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }

    String detail() {
      return json().path("detail").asText();
    }
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(root.resolve(path)).timeout(Duration.ofSeconds(60));
  }

  Answer get(String path) throws Exception {
    return send(request(path));
  }

  Answer post(String path, String json) throws Exception {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json)));
  }

  Answer post(String path) throws Exception {
    return send(request(path).POST(BodyPublishers.noBody()));
  }

  Answer send(HttpRequest.Builder request) throws Exception {
    var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
    return new Answer(
        answer.statusCode(), answer.headers().firstValue("Content-Type").orElse(""), answer);
  }
}
