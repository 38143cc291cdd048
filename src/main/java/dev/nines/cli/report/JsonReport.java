package dev.nines.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.api.answer.Json;
import dev.nines.api.answer.RunAnswer;
import dev.nines.outcome.Run;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs as JSON, in the shape that the API answers with. */
public final class JsonReport implements Report {

  private final @Nullable Path evidence;

  /**
   * A report.
   *
   * @param evidence the folder with what the runs left to look at; null where a prober has it
   */
  public JsonReport(@Nullable Path evidence) {
    this.evidence = evidence;
  }

  private RunAnswer answer(Run run) {
    var answer = RunAnswer.of(run);
    return evidence == null ? answer : answer.within(evidence);
  }

  @Override
  public void write(Results results, Writer writer) throws IOException {
    try (var json = Json.mapper().createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("runs");
      for (var run : results.runs()) {
        json.writeObject(answer(run));
      }
      json.writeEndArray();
      json.writeArrayFieldStart("notRun");
      for (var notRun : results.notRun()) {
        json.writeStartObject();
        json.writeStringField("journey", notRun.journey());
        json.writeStringField("message", notRun.message());
        json.writeBooleanField("fault", notRun.fault());
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
      json.writeRaw('\n');
    }
    writer.flush();
  }
}
