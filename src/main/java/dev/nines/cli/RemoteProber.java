package dev.nines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.api.answer.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A prober that runs, asked over HTTP. */
final class RemoteProber implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI at;
  private final ObjectMapper mapper = Json.mapper();
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(Redirect.NORMAL).build();

  /**
   * @param at where it listens, without a slash at the end
   */
  RemoteProber(URI at) {
    this.at = at;
  }

  /**
   * What it answers.
   *
   * @param path below {@code /api/v1}, with a slash at its beginning
   * @param query names and values as they are; empty values are left out
   * @throws InvalidUseException if it answers nothing of this kind, with its own words where it has
   *     some
   */
  <T> T get(String path, Map<String, String> query, Class<T> type) throws InvalidUseException {
    var request = HttpRequest.newBuilder(uri(path, query)).timeout(ANSWER).GET().build();
    try {
      var response = client.send(request, BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        if (response.statusCode() != 200) {
          throw new InvalidUseException(refusal(response, body));
        }
        var answer = mapper.readValue(body, type);
        if (answer != null) {
          return answer;
        }
        throw stranger("it answers nothing");
      }
    } catch (JsonProcessingException e) {
      throw stranger(e.getOriginalMessage());
    } catch (IOException e) {
      throw new InvalidUseException(
          "cannot ask the prober at "
              + at
              + ": "
              + words(e)
              + "; see that `nines serve` runs there");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InvalidUseException("interrupted");
    }
  }

  private URI uri(String path, Map<String, String> query) {
    var parameters =
        query.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each ->
                each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
    return URI.create(at + "/api/v1" + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  private InvalidUseException stranger(String why) {
    return new InvalidUseException(
        "what answers at " + at + " is no prober of this version of Nines: " + why);
  }

  /** What it says itself, in the words of RFC 9457, or its status alone. */
  private String refusal(HttpResponse<?> response, InputStream body) {
    var detail = detail(body);
    return at
        + ": "
        + (detail == null
            ? "HTTP " + response.statusCode() + "; expected a prober of Nines there"
            : detail);
  }

  private @Nullable String detail(InputStream body) {
    try {
      return mapper.readTree(body).path("detail").textValue();
    } catch (IOException _) {
      return null;
    }
  }

  private static String words(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return failure.getCause() instanceof ConnectException cause
              && cause.getCause() instanceof UnresolvedAddressException
          ? "there is no such host"
          : "no connection";
    }
    return String.valueOf(failure.getMessage());
  }

  @Override
  public void close() {
    client.close();
  }
}
