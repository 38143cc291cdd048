package dev.nines.runner.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.JourneyFixture;
import dev.nines.journey.Patience;
import dev.nines.journey.Step;
import dev.nines.runner.client.ActorClients;
import dev.nines.runner.client.Resolver;
import dev.nines.runner.client.SystemResolver;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Leftovers;
import dev.nines.runner.hostile.Misbehaviour;
import dev.nines.runner.hostile.Played;
import dev.nines.runner.hostile.Playground;
import dev.nines.runner.hostile.VirtualThreads;
import dev.nines.target.TargetRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The executor of requests under the real engine, servers for it to meet, and after each test the
 * proof that nothing is left behind: no socket, no thread.
 */
public final class Arena implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback {

  /** A client's patience with a server that will not answer. */
  public static final Duration SHORT = Duration.ofMillis(250);

  /** Long enough for any answer that comes at all. */
  public static final Duration LONG = Duration.ofSeconds(10);

  private static final Duration OBSERVED = Duration.ofMillis(600);

  private static final AtomicBoolean WARM = new AtomicBoolean();

  private static final Resolver UNSET =
      host -> {
        throw new IllegalStateException("no test has begun, and " + host + " is asked for");
      };

  private final List<AutoCloseable> open = new ArrayList<>();
  private Leftovers before = Leftovers.now();
  private @Nullable SystemResolver system;
  private Resolver resolver = UNSET;
  private TargetRules targets = TargetRules.USUAL;
  private @Nullable ActorClients clients;
  private @Nullable Playground playground;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    if (WARM.compareAndSet(false, true)) {
      // Loads the classes, which may take longer than a short patience, and has the virtual machine
      // open the sockets that it keeps for itself.
      beforeEach(context);
      var server =
          server(conversation -> {
            conversation.request();
            conversation.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
          });
      play(
          JourneyFixture.actor("client", server.url()),
          patient("warm up", JourneyFixture.get("/")));
      end();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    before = Leftovers.now();
    system = new SystemResolver(8);
    resolver = system;
    targets = TargetRules.USUAL;
  }

  /** Has it go nowhere but where it may. */
  public Arena targets(TargetRules rules) {
    targets = rules;
    return this;
  }

  /** Has names resolved by {@code other}. */
  public Arena resolver(Resolver other) {
    resolver = other;
    return this;
  }

  public Playground playground() {
    if (playground == null) {
      clients = new ActorClients(resolver, "nines/test", targets);
      playground = Playground.of(new HttpExecutor(clients));
    }
    return playground;
  }

  public HostileServer server(Misbehaviour misbehaviour) {
    return closed(HostileServer.that(misbehaviour));
  }

  /** Closes {@code server} after the test. */
  public <S extends AutoCloseable> S closed(S server) {
    open.add(server);
    return server;
  }

  /** A step that waits {@link #SHORT} and is observed a little longer. */
  public static Step impatient(String name, Act act) {
    return JourneyFixture.patient(
        JourneyFixture.step(name, act, SHORT), new Patience(SHORT, null, OBSERVED));
  }

  public static Step patient(String name, Act act) {
    return JourneyFixture.step(name, act, LONG);
  }

  public Played play(Actor actor, Step... steps) throws Exception {
    var journey = new JourneyFixture().actor(actor);
    for (var step : steps) {
      journey.step(step);
    }
    return playground().play(journey.journey());
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    end();
    var after = Leftovers.settled(before);
    assertThat(after.sockets()).as("open sockets").isLessThanOrEqualTo(before.sockets());
    // Other tests of the same process may have left clients of their own behind.
    assertThat(after.threads())
        .as("platform threads")
        .noneMatch(name -> name.startsWith("OkHttp") && !before.threads().contains(name));
  }

  private void end() throws Exception {
    for (var each : open.reversed()) {
      each.close();
    }
    if (playground != null) {
      playground.close();
    }
    if (clients != null) {
      clients.close();
    }
    if (system != null) {
      system.close();
    }
    open.clear();
    system = null;
    clients = null;
    playground = null;
    VirtualThreads.awaitNone("okhttp");
  }
}
