package dev.nines.notify.receiver;

import io.quarkus.rest.client.reactive.QuarkusRestClientBuilder;
import java.io.Closeable;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes the clients of the services that receivers are on. */
final class Clients {

  private Clients() {}

  /**
   * A client of one service.
   *
   * @param base what the paths of the interface follow
   * @param timeout for the connection, and again for the answer
   */
  static <T> T of(Class<T> api, URI base, Duration timeout) {
    return builder(base, timeout).build(api);
  }

  static QuarkusRestClientBuilder builder(URI base, Duration timeout) {
    return QuarkusRestClientBuilder.newBuilder()
        .baseUri(base)
        .connectTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .readTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .userAgent("nines")
        .register(new BoundedAnswer())
        // Answers are read here, so that nothing is said of one that may hold a secret.
        .disableDefaultMapper(true);
  }

  static void close(Closeable client) {
    try {
      client.close();
    } catch (IOException _) {
      // It is not used any more, and what it held ends with the process.
    }
  }
}
