package dev.nines.yaml;

import dev.nines.expression.Vocabulary;
import dev.nines.journey.Act;
import dev.nines.journey.Act.Content;
import dev.nines.journey.Act.Poll;
import dev.nines.journey.Durations;
import dev.nines.journey.Template;
import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Makes a step's act of what its author wrote; null where it has problems.
 *
 * @param actor the name of who does it
 * @param party the same, or null where nobody has this name
 */
record ActBuilder(Compiling compiling, Written step, String actor, @Nullable Party party) {

  @Nullable Act build(Duration timeout) {
    for (var request : ActKeys.REQUESTS) {
      if (step.has(request)) {
        return request(request, timeout);
      }
    }
    if (step.has(ActKeys.WEBSOCKET)) {
      return webSocket();
    }
    if (step.has(ActKeys.EVENTS)) {
      return events();
    }
    if (step.has(ActKeys.AWAIT)) {
      return await();
    }
    var pause = step.get(ActKeys.SLEEP);
    if (pause != null) {
      return new Act.Pause(pause);
    }
    if (BrowserKeys.ALL.stream().anyMatch(step::has)) {
      return new BrowserBuilder(this).build();
    }
    return step.has(ActKeys.SEND) || step.has(ActKeys.SEND_BINARY)
        ? new SendBuilder(this).build()
        : null;
  }

  /** Before the answer. */
  Reach before() {
    return compiling.reach(compiling.vocabularies().plain());
  }

  /** The target under {@code key}; {@code web} where it is asked by HTTP alone. */
  @Nullable Template target(Key<Scalar> key, boolean web) {
    var scalar = step.get(key);
    var target = scalar == null ? null : compiling.texts().template(scalar, before());
    return scalar == null || target == null
        ? null
        : compiling.targets().target(scalar, target, web, party);
  }

  private @Nullable Act request(Key<Scalar> key, Duration timeout) {
    int problems = compiling.problems().count();
    var target = target(key, true);
    var query = compiling.texts().templates(step.get(StepKeys.QUERY), before());
    var headers = compiling.targets().headers(step, before());
    var content = content();
    var poll = poll(timeout);
    return target == null || compiling.problems().count() > problems
        ? null
        : new Act.Request(
            key.name().toUpperCase(Locale.ROOT), target, query, headers, content, poll);
  }

  private @Nullable Content content() {
    var json = step.get(StepKeys.JSON);
    if (json != null) {
      var template = compiling.json().read(json, before());
      return template == null ? null : new Act.Json(template);
    }
    var form = step.get(StepKeys.FORM);
    if (form != null) {
      return new Act.Form(compiling.texts().templates(form, before()));
    }
    var body = step.get(StepKeys.BODY);
    var text = body == null ? null : compiling.texts().template(body, before());
    return text == null ? null : new Act.Raw(text);
  }

  private @Nullable Poll poll(Duration timeout) {
    var scalar = step.get(StepKeys.UNTIL);
    if (scalar == null) {
      return null;
    }
    var every = step.get(StepKeys.EVERY, Poll.DEFAULT_EVERY);
    if (step.has(StepKeys.EVERY) && every.compareTo(timeout) > 0) {
      compiling
          .problems()
          .add(
              step.at(StepKeys.EVERY),
              "every %s is longer than the step's timeout %s: nothing would be asked twice"
                  .formatted(Durations.text(every), Durations.text(timeout)),
              null);
    }
    var until =
        compiling.texts().condition(scalar, compiling.reach(compiling.vocabularies().answer()));
    return until == null ? null : new Poll(until, every);
  }

  private @Nullable Act webSocket() {
    int problems = compiling.problems().count();
    var stream = compiling.streams().open(actor, step, true);
    var target = target(ActKeys.WEBSOCKET, false);
    var query = compiling.texts().templates(step.get(StepKeys.QUERY), before());
    var headers = compiling.targets().headers(step, before());
    var subprotocols = compiling.texts().all(step.get(StepKeys.SUBPROTOCOLS), before());
    return target == null || compiling.problems().count() > problems
        ? null
        : new Act.OpenWebSocket(
            stream, target, query, headers, subprotocols, step.get(StepKeys.PING));
  }

  private @Nullable Act events() {
    int problems = compiling.problems().count();
    var stream = compiling.streams().open(actor, step, false);
    var target = target(ActKeys.EVENTS, true);
    var query = compiling.texts().templates(step.get(StepKeys.QUERY), before());
    var headers = compiling.targets().headers(step, before());
    return target == null || compiling.problems().count() > problems
        ? null
        : new Act.OpenEvents(stream, target, query, headers);
  }

  private @Nullable Act await() {
    var stream = compiling.streams().find(actor, step, "await");
    var scalar = step.get(ActKeys.AWAIT);
    var match =
        scalar == null ? null : compiling.texts().condition(scalar, compiling.reach(known()));
    return stream == null || match == null ? null : new Act.Await(stream.name(), match);
  }

  /** The names that are known once the act has its answer. */
  Vocabulary known() {
    var all = compiling.vocabularies();
    if (ActKeys.REQUESTS.stream().anyMatch(step::has)) {
      return all.answer();
    }
    if (step.has(ActKeys.WEBSOCKET) || step.has(ActKeys.EVENTS)) {
      return all.opening();
    }
    if (step.has(ActKeys.AWAIT)) {
      return compiling.streams().isWebSocket(actor, step) ? all.message() : all.event();
    }
    return BrowserKeys.ALL.stream().anyMatch(step::has)
        ? all.page(BrowserKeys.bringing(step))
        : all.plain();
  }
}
