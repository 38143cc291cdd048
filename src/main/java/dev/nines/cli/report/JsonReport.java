package dev.nines.cli.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.outcome.Attempt;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Outcome.Degraded;
import dev.nines.outcome.Outcome.Excluded;
import dev.nines.outcome.Outcome.Failed;
import dev.nines.outcome.Outcome.Inconclusive;
import dev.nines.outcome.Outcome.Passed;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Run;
import dev.nines.outcome.StepRecord;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Runs as JSON; durations are seconds, what is not known is null. */
public final class JsonReport implements Report {

  private static final JsonFactory FACTORY =
      JsonFactory.builder().disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES).build();

  @Override
  public void write(Results results, Writer writer) throws IOException {
    try (var json = FACTORY.createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("runs");
      for (var run : results.runs()) {
        run(run, json);
      }
      json.writeEndArray();
      json.writeArrayFieldStart("notRun");
      for (var notRun : results.notRun()) {
        json.writeStartObject();
        json.writeStringField("journey", notRun.journey());
        json.writeStringField("message", notRun.message());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    writer.flush();
  }

  private static void run(Run run, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", run.id());
    json.writeStringField("journey", run.journey());
    json.writeStringField("service", run.service());
    json.writeStringField("region", run.region());
    outcome(run.outcome(), json);
    json.writeStringField("scheduled", run.scheduled().toString());
    json.writeStringField("started", run.started().toString());
    seconds("duration", run.duration(), json);
    json.writeBooleanField("settled", run.settled());
    json.writeArrayFieldStart("steps");
    for (var step : run.steps()) {
      step(step, json);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("milestones");
    for (var milestone : run.milestones().entrySet()) {
      seconds(milestone.getKey(), milestone.getValue(), json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void outcome(Outcome outcome, JsonGenerator json) throws IOException {
    json.writeStringField("outcome", outcome.word());
    json.writeStringField("reason", outcome instanceof Failed f ? f.reason().word() : null);
    json.writeStringField("step", outcome instanceof Failed f ? f.step() : null);
    json.writeStringField("dependency", outcome instanceof Failed f ? f.dependency() : null);
    json.writeStringField(
        "cause", outcome instanceof Inconclusive inconclusive ? inconclusive.cause().word() : null);
    json.writeStringField(
        "message",
        switch (outcome) {
          case Passed _ -> null;
          case Degraded degraded -> degraded.message();
          case Failed failed -> failed.message();
          case Excluded excluded -> excluded.message();
          case Inconclusive inconclusive -> inconclusive.message();
        });
  }

  private static void step(StepRecord step, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("name", step.name());
    json.writeStringField("actor", step.actor());
    json.writeStringField("stage", step.stage().name().toLowerCase(Locale.ROOT));
    json.writeStringField("result", step.result().name().toLowerCase(Locale.ROOT));
    json.writeStringField("dependency", step.dependency());
    json.writeStringField("message", step.message());
    seconds("start", step.start(), json);
    seconds("duration", step.duration(), json);
    json.writeArrayFieldStart("attempts");
    for (var attempt : step.attempts()) {
      attempt(attempt, json);
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void attempt(Attempt attempt, JsonGenerator json) throws IOException {
    var server = attempt.server();
    json.writeStartObject();
    json.writeStringField("client", attempt.client().word());
    json.writeStringField("server", server == null ? null : server.word());
    seconds("start", attempt.start(), json);
    seconds("duration", attempt.duration(), json);
    seconds("answered", attempt.answered(), json);
    json.writeStringField("backend", attempt.backend());
    json.writeStringField("message", attempt.message());
    json.writeObjectFieldStart("phases");
    for (var phase : Phase.values()) {
      if (attempt.phases().containsKey(phase)) {
        seconds(phase.word(), attempt.phases().get(phase), json);
      }
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void seconds(String name, @Nullable Duration duration, JsonGenerator json)
      throws IOException {
    if (duration == null) {
      json.writeNullField(name);
    } else {
      json.writeFieldName(name);
      // As plain digits: a double would print small ones as 1.0E-4.
      json.writeNumber(
          BigDecimal.valueOf(duration.toNanos(), 9).stripTrailingZeros().toPlainString());
    }
  }
}
