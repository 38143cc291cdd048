package dev.nines.runner;

import dev.nines.journey.Actor;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Journey;
import dev.nines.journey.Scope;
import dev.nines.journey.Step;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.outcome.RunEvent.Wire;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** What one run knows while it goes on. The scope and the marks belong to the run's thread. */
final class RunInProgress {

  final String id;
  final Journey journey;
  final Instant started;
  final Ledger ledger;
  final Redactor redactor;
  private final boolean debug;
  private final Clocks clocks;
  private final RandomGenerator random;
  private final long start;
  private final Map<String, ActorSession> sessions = new LinkedHashMap<>();
  private @Nullable ProberFaultException fault;
  private Scope scope;

  RunInProgress(
      Journey journey,
      Assignment assignment,
      long number,
      Environment environment,
      RunListener listener,
      Clocks clocks,
      RandomGenerator random) {
    this.journey = journey;
    this.clocks = clocks;
    this.random = random;
    this.debug = assignment.debug();
    this.id = Trace.newTraceId(random);
    this.started = clocks.wall().instant();
    this.start = clocks.ticker().nanos();
    this.ledger =
        new Ledger(
            id, journey.name(), listener, () -> Thread.startVirtualThread(this::closeSessions));
    var secrets = secrets(environment);
    this.redactor = new Redactor(secrets.values());
    journey
        .actors()
        .forEach(
            (name, actor) -> sessions.put(name, new ActorSession(journey.name(), actor, number)));
    this.scope =
        Scope.EMPTY.with(
            Map.of(
                "env",
                environment.variables(),
                "secret",
                secrets,
                "run",
                Map.of(
                    "id",
                    id,
                    "number",
                    number,
                    "journey",
                    journey.name(),
                    "region",
                    assignment.region(),
                    "started",
                    started,
                    "scheduled",
                    assignment.scheduled()),
                "vars",
                Map.of()));
  }

  private Map<String, String> secrets(Environment environment) {
    var found = new HashMap<String, String>();
    for (var name : journey.secrets()) {
      try {
        var secret = environment.secret(name);
        if (secret != null) {
          found.put(name, secret);
        }
      } catch (ProberFaultException e) {
        fault = e;
      }
    }
    return found;
  }

  /** Evaluates the journey's variables in order; those of the assignment replace them. */
  void evaluateVars(Map<String, String> replacements) throws EvaluationException {
    Map<String, @Nullable Object> vars = new LinkedHashMap<>();
    for (var entry : journey.vars().entrySet()) {
      var replacement = replacements.get(entry.getKey());
      vars.put(
          entry.getKey(), replacement != null ? replacement : entry.getValue().evaluate(scope));
      scope = scope.with("vars", new LinkedHashMap<>(vars));
    }
  }

  /** Why not everything that the journey reads of the machine could be read, or null. */
  @Nullable ProberFaultException fault() {
    return fault;
  }

  Scope scope() {
    return scope;
  }

  void store(Map<String, ? extends @Nullable Object> names) {
    if (!names.isEmpty()) {
      scope = scope.with(names);
    }
  }

  /** The time since the run's start. */
  Duration now() {
    return clocks.ticker().since(start);
  }

  /** A value of the ticker, as an offset from the run's start. */
  Duration offset(long nanos) {
    return Duration.ofNanos(nanos - start);
  }

  ActorSession session(Actor actor) {
    var session = sessions.get(actor.name());
    if (session == null) {
      throw new IllegalArgumentException(
          "no actor \"" + actor.name() + "\" in journey \"" + journey.name() + "\"");
    }
    return session;
  }

  /** Of all actors. */
  Collection<ActorSession> sessions() {
    return Collections.unmodifiableCollection(sessions.values());
  }

  /** A context for the next attempt of {@code step}, which the client waits for so long. */
  AttemptContext context(Step step, Duration patience) throws EvaluationException {
    var session = session(journey.actor(step));
    var urls = session.actor().urls();
    return new AttemptContext(
        session,
        step.name(),
        urls.isEmpty() ? "" : urls.get(session.url()).render(scope),
        scope,
        reads(step, session.actor()),
        Trace.within(id, random),
        patience,
        step.patience().observe(),
        new Tap(step.name()),
        redactor,
        clocks.ticker(),
        clocks.timer());
  }

  private static Set<String> reads(Step step, Actor actor) {
    var names = new HashSet<String>();
    step.expect().forEach(expression -> names.addAll(expression.names()));
    step.store().values().forEach(expression -> names.addAll(expression.names()));
    if (step.act() instanceof dev.nines.journey.Act.Request request && request.poll() != null) {
      names.addAll(request.poll().until().names());
    }
    if (step.act() instanceof dev.nines.journey.Act.Await await) {
      names.addAll(await.match().names());
    }
    if (actor.backend() != null) {
      names.addAll(actor.backend().names());
    }
    return names;
  }

  private void closeSessions() {
    sessions.values().forEach(ActorSession::close);
  }

  /** Shows a step's exchanges, without secrets. */
  private final class Tap implements WireTap {
    private final String step;

    Tap(String step) {
      this.step = step;
    }

    @Override
    public void show(Direction direction, Supplier<String> text) {
      if (debug) {
        ledger.tell(new Wire(id, journey.name(), step, direction, redactor.redact(text.get())));
      }
    }

    @Override
    public String redacted(String text) {
      return redactor.redact(text);
    }
  }
}
