package dev.nines.api;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Expression;
import dev.nines.journey.Journey;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.journey.Template.Embedded;
import dev.nines.journey.Template.Literal;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a journey's secrets go. Whoever may ask for a run must not learn them, nor send them to a
 * server of their own: of a journey that reads secrets, a variable may be replaced from outside
 * only where it is plain that it decides about no destination and is computed with no secret.
 */
final class Destinations {

  /** In a target, what an answer said, and what is known beforehand. */
  private static final String ANSWERED = "\u0000";

  private static final String KNOWN = "\u0001";

  /** A path, or a URL whose host is complete before anything that an answer said. */
  private static final Pattern STAYS =
      Pattern.compile(
          "/.*|(?:[^/\\\\?#\u0000:]+://)?[^/\\\\?#\u0000:]+(?::[^/\\\\?#\u0000]*)?/(?!/).*|[^\u0000]*",
          Pattern.DOTALL);

  private final Journey journey;
  private final List<Step> steps;
  private final VariableUse use;
  private final Set<String> deciding = new TreeSet<>();
  private final Set<String> sent = new TreeSet<>();
  private boolean unsure;

  private Destinations(Journey journey) {
    this.journey = journey;
    this.steps =
        Stream.of(journey.when().require(), journey.steps(), journey.teardown())
            .flatMap(List::stream)
            .toList();
    this.use = new VariableUse(journey, steps);
  }

  /** The variables that may decide where secrets go; none where the journey reads no secret. */
  static Set<String> decidedBy(Journey journey) {
    return journey.secrets().isEmpty() ? Set.of() : new Destinations(journey).find();
  }

  private Set<String> find() {
    journey.actors().values().forEach(this::actor);
    steps.forEach(this::step);
    journey.vars().values().stream()
        .flatMap(value -> value.templates().stream())
        .flatMap(VariableUse::expressions)
        .forEach(this::computed);
    if (unsure) {
      deciding.addAll(sent);
    }
    return deciding;
  }

  private void actor(Actor actor) {
    var tls = actor.tls();
    Stream.concat(
            actor.urls().stream(),
            Stream.of(
                    actor.proxy(), tls.serverName(), tls.authority(), tls.certificate(), tls.key())
                .filter(Objects::nonNull))
        .forEach(template -> {
          decides(template);
          unsure |= VariableUse.answered(template);
        });
    if (actor.backend() != null) {
      computed(actor.backend());
    }
  }

  private void step(Step step) {
    var actor = journey.actor(step);
    var texts = Sent.of(step.act(), actor);
    texts
        .goal()
        .forEach(target -> {
          decides(target);
          unsure |= mayLeave(target);
        });
    texts.steering().forEach(this::decides);
    if (texts.content().stream().anyMatch(use::secret)) {
      // A variable beside a secret may say for whom it is.
      texts.content().forEach(this::decides);
    }
    texts
        .all()
        .forEach(template -> {
          sent.addAll(use.variables(template));
          VariableUse.expressions(template).forEach(this::computed);
        });
    boolean carries =
        Stream.of(texts.headers(), texts.content()).flatMap(List::stream).anyMatch(use::secret)
            || texts.headers().stream().anyMatch(VariableUse::answered);
    // The target may be had to redirect, by what it was sent in this step or an earlier one.
    unsure |= actor.redirects() > 0 && carries && !texts.goal().isEmpty();
    judged(step).forEach(this::computed);
  }

  private static Stream<Expression> judged(Step step) {
    Stream<Expression> own =
        switch (step.act()) {
          case Act.Request request when request.poll() != null -> Stream.of(request.poll().until());
          case Act.Await await -> Stream.of(await.match());
          case Act.Request _,
              Act.OpenWebSocket _,
              Act.OpenEvents _,
              Act.Send _,
              Act.Pause _,
              BrowserAct _ ->
              Stream.empty();
        };
    return Stream.of(own, step.expect().stream(), step.store().values().stream())
        .flatMap(Function.identity());
  }

  private void decides(Template template) {
    deciding.addAll(use.variables(template));
  }

  /** What is computed with a secret may tell of it. */
  private void computed(Expression expression) {
    if (use.secret(expression)) {
      deciding.addAll(use.variables(expression));
    }
  }

  /** Whether an answer may decide about the server of a target. */
  private static boolean mayLeave(Template target) {
    var shape =
        target.parts().stream()
            .map(part ->
                switch (part) {
                  case Literal(String text) -> text;
                  case Embedded _ ->
                      VariableUse.answered(new Template(List.of(part))) ? ANSWERED : KNOWN;
                })
            .collect(Collectors.joining());
    return !STAYS.matcher(shape).matches();
  }
}
