package dev.nines.runner.client;

import dev.nines.journey.EvaluationException;
import dev.nines.runner.AttemptContext;
import java.time.Duration;
import java.util.concurrent.Executors;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes the clients of all actors; one for the process. */
public final class ActorClients implements AutoCloseable {

  private final OkHttpClient base;
  private final String userAgent;

  /**
   * @param userAgent the {@code User-Agent} of requests that have none of their own
   */
  public ActorClients(Resolver resolver, String userAgent) {
    this.userAgent = userAgent;
    var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    base =
        new OkHttpClient.Builder()
            .dispatcher(dispatcher)
            .dns(resolver::resolve)
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .fastFallback(false)
            // Patience is the engine's: a cancelled attempt ends the call, no timeout of its own.
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /**
   * The client of the attempt's actor, the same for the whole session.
   *
   * @throws EvaluationException if one of the actor's options has no value
   */
  public ActorClient of(AttemptContext context) throws EvaluationException {
    return context
        .session()
        .resource(ActorClient.class, () -> new ActorClient(base.newBuilder().build(), userAgent));
  }

  @Override
  public void close() {
    base.dispatcher().executorService().shutdown();
    base.connectionPool().evictAll();
  }
}
