package dev.nines.runner.client;

import dev.nines.journey.Actor;
import dev.nines.journey.EvaluationException;
import dev.nines.runner.ActorSession;
import dev.nines.runner.AttemptContext;
import dev.nines.target.TargetRules;
import dev.nines.time.Ticker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import okhttp3.ConnectionSpec;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/** Makes the clients of all actors; one for the process. Safe from any thread. */
public final class ActorClients implements AutoCloseable {

  private static final int MOST_KEPT = 10_000;
  private static final int MOST_IDLE = 8;

  /** A usual server closes idle connections sooner. */
  private static final int IDLE_MINUTES = 5;

  private final VirtualTasks tasks = new VirtualTasks();
  private final TlsMaterials materials = new TlsMaterials();
  private final Resolver resolver;
  private final TargetRules rules;
  private final Composer composer;
  private final OkHttpClient base;
  private final KeptLinks kept;

  /**
   * @param resolver finds the addresses of hosts; not closed with this
   * @param userAgent the {@code User-Agent} of requests that have none of their own
   */
  public ActorClients(Resolver resolver, String userAgent) {
    this(resolver, userAgent, TargetRules.USUAL);
  }

  /** Clients that go nowhere but where they may. */
  public ActorClients(Resolver resolver, String userAgent, TargetRules rules) {
    this.resolver = resolver;
    this.rules = rules;
    this.composer = new Composer(userAgent);
    this.kept = new KeptLinks(Ticker.SYSTEM, MOST_KEPT);
    var dispatcher = new Dispatcher(Executors.newVirtualThreadPerTaskExecutor());
    dispatcher.setMaxRequests(Integer.MAX_VALUE);
    dispatcher.setMaxRequestsPerHost(Integer.MAX_VALUE);
    base =
        tasks
            .on(new OkHttpClient.Builder())
            .dispatcher(dispatcher)
            .connectionPool(tasks.pool(1, 1))
            // TLS is costly to set up: only clients that need it have it.
            .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            // Patience is the engine's: a cancelled attempt ends its calls, no timeout does.
            .connectTimeout(Duration.ZERO)
            .readTimeout(Duration.ZERO)
            .writeTimeout(Duration.ZERO)
            .build();
  }

  /**
   * The client of the attempt's actor, the same for the whole session.
   *
   * @throws EvaluationException if one of the actor's options has no value
   * @throws dev.nines.runner.ProberFaultException if a file that the options name is of no use
   */
  public ActorClient of(AttemptContext context) throws EvaluationException {
    var options = ClientOptions.of(context.actor(), context.scope());
    return context.session().resource(ActorClient.class, () -> client(context.session(), options));
  }

  private ActorClient client(ActorSession session, ClientOptions options) {
    var actor = session.actor();
    return switch (actor.connections()) {
      case FRESH -> {
        var links = links(options, actor);
        yield new ActorClient(base, links, actor, composer, links::evict, () -> {});
      }
      case REUSE -> {
        var key = new KeptLinks.Key(session.journey(), actor.name(), options, actor.bodyLimit());
        var links = kept.use(key, () -> links(options, actor));
        yield new ActorClient(base, links, actor, composer, () -> {}, () -> kept.leave(key));
      }
    };
  }

  private Links links(ClientOptions options, Actor actor) {
    return new Links(
        options,
        rules,
        materials,
        resolver,
        tasks.pool(MOST_IDLE, IDLE_MINUTES),
        new Flow(actor.bodyLimit()));
  }

  /** Closes the connections that are kept between runs. */
  @Override
  public void close() {
    kept.close();
    base.dispatcher().executorService().shutdown();
  }
}
