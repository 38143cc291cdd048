package dev.nines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.api.answer.Json;
import dev.nines.api.answer.RunAnswer;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A prober that runs, asked over HTTP. */
final class RemoteProber implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final URI at;
  private final @Nullable String token;
  private final ObjectMapper mapper = Json.mapper();
  private final RemoteWords words;
  private final HttpClient client;

  /**
   * @param at where it listens, without a slash at the end
   * @param token by which it lets us in, or null
   */
  RemoteProber(URI at, @Nullable String token) {
    this.at = at;
    this.token = token;
    this.words = new RemoteWords(at, token != null, mapper);
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            // A token is for the prober that is named, and not for whom it sends us to.
            .followRedirects(token == null ? Redirect.NORMAL : Redirect.NEVER)
            .build();
  }

  /** Where it listens. */
  URI at() {
    return at;
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
    return answer(
        request(path, query).GET(),
        (response, body) -> {
          if (response.statusCode() != 200) {
            throw words.refused(response, body);
          }
          return read(body, type);
        });
  }

  /**
   * What it answers to a wish.
   *
   * @param method such as {@code POST}
   * @param segments of the path below {@code /api/v1}, as they are
   * @param body what becomes JSON, or null for none
   * @throws NotTakenException if the prober did its part, and somebody else did not
   * @throws InvalidUseException if nothing comes of it for another reason, with the prober's own
   *     words where it has some
   */
  <T> T send(String method, List<String> segments, @Nullable Object body, Class<T> type)
      throws InvalidUseException {
    var request = request(path(segments), Map.of());
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .header("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(mapper.valueToTree(body).toString()));
    }
    return answer(
        request,
        (response, answer) -> {
          if (response.statusCode() == 502) {
            throw new NotTakenException(words.refusal(response, answer));
          }
          if (response.statusCode() / 100 != 2) {
            throw words.refused(response, answer);
          }
          return read(answer, type);
        });
  }

  private static String path(List<String> segments) {
    return segments.stream().map(each -> "/" + encoded(each)).collect(Collectors.joining());
  }

  /** What became of the wish for a run. */
  sealed interface Posted {

    /** It goes on; {@code id} is the run's. */
    record Taken(String id) implements Posted {}

    /** Not now, but perhaps after a while; {@code why} is for people. */
    record Later(Duration after, String why) implements Posted {}
  }

  /**
   * Asks for a run.
   *
   * @param variables values that replace the journey's {@code vars} of these names
   * @throws RefusedException if the prober says that the wish itself is wrong
   * @throws InvalidUseException if nothing comes of it for another reason
   */
  Posted ask(String journey, Map<String, String> variables) throws InvalidUseException {
    var body = mapper.valueToTree(Map.of("vars", variables)).toString();
    return answer(
        request("/journeys/" + encoded(journey) + "/runs", Map.of())
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)),
        (response, answer) -> {
          var later = response.headers().firstValueAsLong("Retry-After");
          if (response.statusCode() == 202) {
            var run = read(answer, RunAnswer.class);
            return new Posted.Taken(understood(run, it -> Objects.requireNonNull(it.id(), "id")));
          }
          if (later.isPresent()) {
            return new Posted.Later(
                Duration.ofSeconds(Math.clamp(later.getAsLong(), 1, 60)),
                words.refusal(response, answer));
          }
          throw switch (response.statusCode()) {
            case 400 -> new RefusedException(words.refusal(response, answer));
            default -> words.refused(response, answer);
          };
        });
  }

  /**
   * The events of a journey's runs from now on.
   *
   * @throws InvalidUseException if it tells none
   */
  EventLines events(String journey) throws InvalidUseException {
    var request =
        request("/events", Map.of("journey", journey)).header("Accept", "text/event-stream").GET();
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      if (response.statusCode() == 200) {
        return new EventLines(response.body());
      }
      try (var body = response.body()) {
        throw words.refused(response, body);
      }
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /** Makes something of an answer. */
  @FunctionalInterface
  private interface Reading<T> {
    T read(HttpResponse<?> response, InputStream body) throws IOException, InvalidUseException;
  }

  private <T> T answer(HttpRequest.Builder request, Reading<T> reading) throws InvalidUseException {
    try {
      var response = client.send(request.build(), BodyHandlers.ofInputStream());
      try (var body = response.body()) {
        return reading.read(response, body);
      }
    } catch (JsonProcessingException e) {
      throw stranger(RemoteWords.misfit(e));
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * What an answer means, or a part of one.
   *
   * @param meaning fails where there is nothing that must be there, or something that cannot be
   * @throws InvalidUseException if it fails
   */
  <T, R> R understood(T answer, Function<T, R> meaning) throws InvalidUseException {
    try {
      return meaning.apply(answer);
    } catch (RuntimeException e) {
      throw stranger("something is missing in its answer, or cannot be");
    }
  }

  private <T> T read(InputStream body, Class<T> type) throws IOException, InvalidUseException {
    var answer = mapper.readValue(body, type);
    if (answer == null) {
      throw stranger("it answers nothing");
    }
    return answer;
  }

  private InvalidUseException unreachable(IOException e) {
    return new InvalidUseException(
        "cannot ask the prober at "
            + at
            + ": "
            + RemoteWords.of(e)
            + "; see that `nines serve` runs there");
  }

  private static InvalidUseException interrupted() {
    Thread.currentThread().interrupt();
    return new InvalidUseException("interrupted");
  }

  private HttpRequest.Builder request(String path, Map<String, String> query) {
    var request = HttpRequest.newBuilder(uri(path, query)).timeout(ANSWER);
    return token == null ? request : request.header("Authorization", "Bearer " + token);
  }

  private URI uri(String path, Map<String, String> query) {
    var parameters =
        query.entrySet().stream()
            .filter(each -> !each.getValue().isEmpty())
            .map(each -> each.getKey() + "=" + encoded(each.getValue()))
            .collect(Collectors.joining("&"));
    return URI.create(at + "/api/v1" + path + (parameters.isEmpty() ? "" : "?" + parameters));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private InvalidUseException stranger(String why) {
    return new InvalidUseException(
        "what answers at " + at + " is no prober of this version of Nines: " + why);
  }

  @Override
  public void close() {
    // Not in an orderly way, which waits for streams of events to end.
    client.shutdownNow();
    client.close();
  }
}
