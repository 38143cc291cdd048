package dev.nines.source.git.github;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.source.git.Access.Token;
import dev.nines.source.git.RemoteAwayException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.format.DateTimeParseException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A GitHub App that is installed on a repository, by which a prober reads it.
 *
 * @see <a
 *     href="https://docs.github.com/en/apps/creating-github-apps/authenticating-with-a-github-app">GitHub's
 *     own words</a>
 */
public final class GitHubApp {

  /** Whom GitHub takes such tokens from. */
  private static final String USER = "x-access-token";

  /** GitHub's clock and this one may differ by so much. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  /** GitHub takes no proof that lasts for more than 10 minutes. */
  private static final Duration PROOF = Duration.ofMinutes(8);

  /** So long before its end a token is none any more. */
  private static final Duration EARLY = Duration.ofMinutes(5);

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final int MOST = 1 << 16;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9._-]{1,100}");
  private static final Pattern REPOSITORY =
      Pattern.compile("/?(?<owner>[^/]+)/(?<name>[^/]+?)(\\.git)?/?");

  private final URI api;
  private final String owner;
  private final String name;
  private final String app;
  private final Supplier<String> key;
  private final InstantSource clock;
  private final Duration patience;
  private @Nullable Given given;

  private record Given(Token token, Instant end) {}

  /**
   * An app.
   *
   * @param api where GitHub's API is, without a slash at its end; see {@link #api}
   * @param path of the repository's URL: {@code /owner/name.git}
   * @param app its id, or its client id
   * @param key finds its private key, in PEM, whenever it is needed
   * @throws IllegalArgumentException if these cannot be right; the message says why
   */
  public GitHubApp(URI api, String path, String app, Supplier<String> key, InstantSource clock) {
    this(api, path, app, key, clock, PATIENCE);
  }

  GitHubApp(
      URI api,
      String path,
      String app,
      Supplier<String> key,
      InstantSource clock,
      Duration patience) {
    this.patience = patience;
    var repository = REPOSITORY.matcher(path);
    if (!repository.matches()) {
      throw new IllegalArgumentException(
          "\"" + path + "\" is no repository of GitHub; expected /OWNER/NAME.git");
    }
    if (!ID.matcher(app).matches()) {
      throw new IllegalArgumentException(
          "\""
              + app
              + "\" is no id of a GitHub App; expected such as 123456 or Iv1.0123456789abcdef");
    }
    this.api = api;
    this.owner = repository.group("owner");
    this.name = repository.group("name");
    this.app = app;
    this.key = key;
    this.clock = clock;
  }

  /** Where the API of the GitHub is that has a repository, also of one that a company runs. */
  public static URI api(URI repository) {
    return "github.com".equalsIgnoreCase(repository.getHost())
        ? URI.create("https://api.github.com")
        : URI.create(repository.getScheme() + "://" + repository.getRawAuthority() + "/api/v3");
  }

  /**
   * Says what is wrong with its key; asks nobody.
   *
   * @throws IllegalArgumentException if it is none
   */
  public void check() {
    var _ = AppKey.of(key.get());
  }

  /**
   * What lets in now, for some minutes at least. Blocks where a new one is needed.
   *
   * @throws RemoteAwayException if GitHub gives none
   */
  public synchronized Token token() throws RemoteAwayException {
    var known = given;
    if (known != null && clock.instant().isBefore(known.end().minus(EARLY))) {
      return known.token();
    }
    try {
      var proof = proof();
      var installation =
          asked("GET", "/repos/" + owner + "/" + name + "/installation", null, proof);
      var made =
          asked(
              "POST",
              "/app/installations/" + installation.path("id").asLong() + "/access_tokens",
              wanted(),
              proof);
      var next =
          new Given(
              new Token(USER, made.path("token").asText()),
              Instant.parse(made.path("expires_at").asText()));
      if (next.token().secret().isEmpty()) {
        throw away("gave no token");
      }
      given = next;
      return next.token();
    } catch (IllegalArgumentException e) {
      throw away("is not asked: the key of the app " + e.getMessage());
    } catch (DateTimeParseException _) {
      throw away("does not say how long its token lasts");
    }
  }

  /** The token was not taken: the next one is another. */
  public synchronized void forget() {
    given = null;
  }

  private String proof() {
    var now = clock.instant();
    return AppKey.of(key.get())
        .signed(
            JsonNodeFactory.instance
                .objectNode()
                .put("iat", now.minus(SKEW).getEpochSecond())
                .put("exp", now.plus(PROOF).getEpochSecond())
                .put("iss", app)
                .toString());
  }

  /** No more than it needs: to read this repository. */
  private String wanted() {
    var wanted = JsonNodeFactory.instance.objectNode();
    wanted.putArray("repositories").add(name);
    wanted.putObject("permissions").put("contents", "read");
    return wanted.toString();
  }

  private JsonNode asked(String method, String path, @Nullable String body, String proof)
      throws RemoteAwayException {
    var request =
        HttpRequest.newBuilder(URI.create(api + path))
            .timeout(patience)
            .header("Authorization", "Bearer " + proof)
            .header("Accept", "application/vnd.github+json")
            .header("X-GitHub-Api-Version", "2022-11-28")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build();
    try (var client = HttpClient.newBuilder().connectTimeout(patience).build()) {
      // The request's own timeout ends with the head of the answer.
      var asked =
          client.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), MOST));
      try {
        var answer = asked.get(patience.toSeconds(), TimeUnit.SECONDS);
        if (answer.statusCode() / 100 != 2) {
          throw refused(answer.statusCode(), path);
        }
        return new ObjectMapper().readTree(answer.body());
      } finally {
        client.shutdownNow();
      }
    } catch (TimeoutException _) {
      throw away("does not answer in time");
    } catch (ExecutionException e) {
      throw away("does not answer: " + e.getCause());
    } catch (JsonProcessingException _) {
      throw away("answers with what is no JSON");
    } catch (RemoteAwayException e) {
      throw e;
    } catch (IOException e) {
      throw away("does not answer: " + e);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw away("was given up");
    }
  }

  private RemoteAwayException refused(int status, String path) {
    return away(
        switch (status) {
          case 401 -> "does not take the key of the app " + app + " (HTTP 401); is it this app's?";
          case 404 ->
              "knows no installation of the app %s on %s/%s (HTTP 404); install it there"
                  .formatted(app, owner, name);
          case 403, 422 ->
              "does not let the app %s read %s/%s (HTTP %d); give it \"Contents: read\""
                  .formatted(app, owner, name, status);
          default -> "answers HTTP " + status + " to " + path;
        });
  }

  private RemoteAwayException away(String words) {
    return new RemoteAwayException(api.getHost() + " " + words);
  }

  @Override
  public String toString() {
    return "the app " + app + " at " + api.getHost();
  }
}
