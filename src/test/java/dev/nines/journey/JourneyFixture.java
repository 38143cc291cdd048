package dev.nines.journey;

import dev.nines.expression.Compilation;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.expression.Kind;
import dev.nines.expression.Vocabulary;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Journeys as a test needs them, without a file. */
public final class JourneyFixture {

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();
  private static final Vocabulary NAMES =
      Vocabulary.BASE
          .with(Vocabulary.ANSWER)
          .with(Vocabulary.MESSAGE)
          .with(Vocabulary.PAGE)
          .with("stored", Kind.ANY);

  private final Map<String, Actor> actors = new LinkedHashMap<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<Step> teardown = new ArrayList<>();
  private final List<Step> require = new ArrayList<>();
  private final Map<String, Milestone> milestones = new LinkedHashMap<>();
  private final List<Objective> objectives = new ArrayList<>();
  private final Map<String, JsonTemplate> vars = new LinkedHashMap<>();
  private Duration interval = Duration.ofSeconds(30);
  private Duration timeout = Duration.ofSeconds(60);
  private Set<String> secrets = Set.of();
  private String service = "example-service";

  public static Expression expression(String text) {
    return compiled(COMPILER.expression(text, NAMES));
  }

  public static Template template(String text) {
    return compiled(COMPILER.template(text, NAMES));
  }

  private static <T> T compiled(Compilation<T> compilation) {
    return switch (compilation) {
      case Compilation.Compiled<T> compiled -> compiled.value();
      case Compilation.Invalid<T> invalid -> throw new AssertionError(invalid.problems());
    };
  }

  public static Actor actor(String name, String... urls) {
    return new Actor(
        name,
        java.util.Arrays.stream(urls).map(JourneyFixture::template).toList(),
        Map.of(),
        null,
        true,
        Actor.DEFAULT_REDIRECTS,
        Actor.Tls.DEFAULT,
        null,
        Actor.HttpVersion.AUTO,
        Actor.Connections.FRESH,
        Actor.DEFAULT_BODY_LIMIT,
        null);
  }

  public static Act.Request get(String target) {
    return new Act.Request("GET", template(target), Map.of(), Map.of(), null, null);
  }

  /** A step of {@code client}, to be refined by the methods of this fixture. */
  public static Step step(String name, Act act, Duration timeout) {
    return step(name, "client", act, timeout);
  }

  public static Step step(String name, String actor, Act act, Duration timeout) {
    return new Step(
        name, actor, act, Patience.of(timeout), RetryPolicy.NONE, List.of(), Map.of(), null);
  }

  public static Step retried(Step step, int times) {
    return retried(step, RetryPolicy.of(times));
  }

  public static Step retried(Step step, RetryPolicy retry) {
    return new Step(
        step.name(),
        step.actor(),
        step.act(),
        step.patience(),
        retry,
        step.expect(),
        step.store(),
        step.dependency());
  }

  public static Step patient(Step step, Patience patience) {
    return new Step(
        step.name(),
        step.actor(),
        step.act(),
        patience,
        step.retry(),
        step.expect(),
        step.store(),
        step.dependency());
  }

  public static Step expecting(Step step, String... expectations) {
    return new Step(
        step.name(),
        step.actor(),
        step.act(),
        step.patience(),
        step.retry(),
        java.util.Arrays.stream(expectations).map(JourneyFixture::expression).toList(),
        step.store(),
        step.dependency());
  }

  public static Step storing(Step step, String name, String expression) {
    return new Step(
        step.name(),
        step.actor(),
        step.act(),
        step.patience(),
        step.retry(),
        step.expect(),
        Map.of(name, expression(expression)),
        step.dependency());
  }

  public static Step depending(Step step, String dependency) {
    return new Step(
        step.name(),
        step.actor(),
        step.act(),
        step.patience(),
        step.retry(),
        step.expect(),
        step.store(),
        dependency);
  }

  public JourneyFixture actor(Actor actor) {
    actors.put(actor.name(), actor);
    return this;
  }

  public JourneyFixture step(Step step) {
    steps.add(step);
    return this;
  }

  public JourneyFixture teardown(Step step) {
    teardown.add(step);
    return this;
  }

  public JourneyFixture require(Step step) {
    require.add(step);
    return this;
  }

  public JourneyFixture milestone(String name, String from, String to, @Nullable Duration within) {
    milestones.put(name, new Milestone(name, from, to, within));
    return this;
  }

  public JourneyFixture objective(Objective objective) {
    objectives.add(objective);
    return this;
  }

  public JourneyFixture var(String name, String template) {
    vars.put(name, new JsonTemplate.Text(template(template)));
    return this;
  }

  public JourneyFixture service(String name) {
    service = name;
    return this;
  }

  public JourneyFixture interval(Duration interval) {
    this.interval = interval;
    return this;
  }

  public JourneyFixture timeout(Duration timeout) {
    this.timeout = timeout;
    return this;
  }

  public JourneyFixture secrets(String... names) {
    secrets = Set.of(names);
    return this;
  }

  public Journey journey() {
    return journey("example");
  }

  public Journey journey(String name) {
    if (actors.isEmpty()) {
      actor(actor("client", "http://127.0.0.1"));
    }
    return new Journey(
        name,
        "A customer does something",
        service,
        interval,
        timeout,
        false,
        vars,
        actors,
        new When(new dev.nines.calendar.Always(), require),
        steps,
        milestones,
        objectives,
        teardown,
        Map.of(),
        Set.of(),
        secrets,
        LeavesEvidence.ON_FAILURE);
  }
}
