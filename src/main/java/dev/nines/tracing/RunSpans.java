package dev.nines.tracing;

import dev.nines.outcome.Attempt;
import dev.nines.outcome.AttemptTrace;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.Run;
import dev.nines.outcome.StepRecord;
import dev.nines.tracing.RunSpan.Source;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.sdk.trace.data.EventData;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.data.StatusData;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes the spans of one run: the run itself, below it its steps, below each of them its attempts,
 * with their phases as events. Attempts have the ids that the target saw; the others' follow from
 * the run's, so that the same run always makes the same spans.
 */
final class RunSpans {

  private final Source source;
  private final Run run;
  private final long started;
  private final SpanContext root;
  private final List<SpanData> spans = new ArrayList<>();

  private RunSpans(Source source, Run run) {
    this.source = source;
    this.run = run;
    this.started = ChronoUnit.NANOS.between(Instant.EPOCH, run.started());
    this.root = context(id(0));
  }

  static List<SpanData> of(Run run, Source source) {
    var made = new RunSpans(source, run);
    made.addRun();
    int number = 1;
    for (var step : run.steps()) {
      made.addStep(step, number++);
    }
    return made.spans;
  }

  /** How many spans a run makes. */
  static int count(Run run) {
    int count = 1;
    for (var step : run.steps()) {
      count += 1 + step.attempts().size();
    }
    return count;
  }

  /** The id of the span that is the run itself. */
  static String root(String run) {
    return id(run, 0);
  }

  private String id(int number) {
    return id(run.id(), number);
  }

  private static String id(String run, int number) {
    long id = HexFormat.fromHexDigitsToLong(run, 16, 32) + number;
    return HexFormat.of().toHexDigits(id == 0 ? -1 : id); // All zeros is no valid id.
  }

  private SpanContext context(String spanId) {
    return SpanContext.create(run.id(), spanId, TraceFlags.getSampled(), TraceState.getDefault());
  }

  private void addRun() {
    var outcome = run.outcome();
    var attributes =
        attributes()
            .put(Keys.SERVICE, run.service())
            .put(Keys.TRIGGER, word(run.trigger()))
            .put(Keys.OUTCOME, outcome.word())
            .put(Keys.LENGTH, seconds(run.duration()));
    put(attributes, Keys.REASON, reason(outcome));
    var message = message(outcome);
    put(attributes, Keys.MESSAGE, message);
    if (outcome instanceof Failed failed) {
      attributes.put(Keys.ERROR, failed.reason().word()).put(Keys.STEP, failed.step());
      put(attributes, Keys.DEPENDENCY, failed.dependency());
    }
    run.milestones()
        .forEach((name, length) -> attributes.put(Keys.milestone(name), seconds(length)));
    add(
        run.journey(),
        SpanKind.INTERNAL,
        root,
        SpanContext.getInvalid(),
        Duration.ZERO,
        end(),
        status(outcome instanceof Failed, message),
        attributes,
        List.of());
  }

  /** The run's own duration leaves preconditions and teardown out. */
  private Duration end() {
    return run.steps().stream()
        .flatMap(step ->
            Stream.concat(
                Stream.of(step.start().plus(step.duration())),
                step.attempts().stream().map(each -> each.start().plus(each.duration()))))
        .reduce(run.duration(), (one, other) -> one.compareTo(other) > 0 ? one : other);
  }

  private void addStep(StepRecord step, int number) {
    var context = context(id(number));
    var attributes =
        attributes()
            .put(Keys.STEP, step.name())
            .put(Keys.STAGE, word(step.stage()))
            .put(Keys.ACTOR, step.actor())
            .put(Keys.RESULT, word(step.result()));
    put(attributes, Keys.MESSAGE, step.message());
    put(attributes, Keys.DEPENDENCY, step.dependency());
    add(
        step.name(),
        SpanKind.INTERNAL,
        context,
        root,
        step.start(),
        step.start().plus(step.duration()),
        status(step.result() == StepRecord.Result.FAILED, step.message()),
        attributes,
        List.of());
    for (var attempt : step.attempts()) {
      addAttempt(step, attempt, context);
    }
  }

  private void addAttempt(StepRecord step, Attempt attempt, SpanContext parent) {
    var trace = attempt.trace();
    if (trace == null) {
      return;
    }
    var request = trace.request();
    var attributes =
        attributes()
            .put(Keys.STEP, step.name())
            .put(Keys.ATTEMPT, (long) attempt.number())
            .put(Keys.CLIENT, attempt.client().word());
    put(attributes, Keys.SERVER, attempt.server() == null ? null : attempt.server().word());
    put(attributes, Keys.BACKEND, attempt.backend());
    if (attempt.answered() != null) {
      attributes.put(Keys.ANSWERED, seconds(attempt.answered()));
    }
    if (!attempt.ok()) {
      put(attributes, Keys.MESSAGE, attempt.message());
      attributes.put(Keys.ERROR, error(attempt, trace));
    }
    addExchange(attributes, trace);
    add(
        request == null ? "attempt " + attempt.number() : request.method(),
        request == null ? SpanKind.INTERNAL : SpanKind.CLIENT,
        context(trace.spanId()),
        parent,
        attempt.start(),
        attempt.start().plus(attempt.duration()),
        status(!attempt.ok(), attempt.message()),
        attributes,
        trace.phases().stream().map(this::event).toList());
  }

  private static void addExchange(AttributesBuilder attributes, AttemptTrace trace) {
    var request = trace.request();
    if (request != null) {
      attributes
          .put(Keys.METHOD, request.method())
          .put(Keys.URL, request.url())
          .put(Keys.ADDRESS, request.host())
          .put(Keys.PORT, (long) request.port());
    }
    if (trace.status() != null) {
      attributes.put(Keys.STATUS, trace.status().longValue());
    }
    if (trace.requests() > 1) {
      attributes.put(Keys.REQUESTS, (long) trace.requests());
    }
  }

  /** As the conventions want it: the status where that is what was wrong. */
  private static String error(Attempt attempt, AttemptTrace trace) {
    return trace.status() != null && trace.status() >= 400
        ? trace.status().toString()
        : attempt.client().word();
  }

  private EventData event(AttemptTrace.PhaseEnd end) {
    return EventData.create(
        started + end.end().toNanos(),
        end.phase().word(),
        Attributes.of(Keys.LENGTH, seconds(end.length())));
  }

  private AttributesBuilder attributes() {
    return Attributes.builder().put(Keys.JOURNEY, run.journey()).put(Keys.REGION, run.region());
  }

  private void add(
      String name,
      SpanKind kind,
      SpanContext context,
      SpanContext parent,
      Duration start,
      Duration end,
      StatusData status,
      AttributesBuilder attributes,
      List<EventData> events) {
    spans.add(
        new RunSpan(
            source,
            name,
            kind,
            context,
            parent,
            started + start.toNanos(),
            started + end.toNanos(),
            status,
            attributes.build(),
            events));
  }

  private static StatusData status(boolean bad, @Nullable String message) {
    return bad
        ? StatusData.create(StatusCode.ERROR, message == null ? "" : message)
        : StatusData.unset();
  }

  private static @Nullable String reason(Outcome outcome) {
    return switch (outcome) {
      case Failed failed -> failed.reason().word();
      case Inconclusive inconclusive -> inconclusive.cause().word();
      case Passed _, Degraded _, Excluded _ -> null;
    };
  }

  private static @Nullable String message(Outcome outcome) {
    return switch (outcome) {
      case Passed _ -> null;
      case Degraded(var message) -> message;
      case Failed failed -> failed.message();
      case Excluded(var message) -> message;
      case Inconclusive inconclusive -> inconclusive.message();
    };
  }

  private static void put(
      AttributesBuilder attributes, AttributeKey<String> key, @Nullable String value) {
    if (value != null) {
      attributes.put(key, value);
    }
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }
}
