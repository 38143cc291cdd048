package dev.nines.cli.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.api.answer.Json;
import dev.nines.api.answer.RunAnswer;
import java.io.IOException;
import java.io.Writer;

/** Runs as JSON, in the shape that the API answers with. */
public final class JsonReport implements Report {

  @Override
  public void write(Results results, Writer writer) throws IOException {
    try (var json = Json.mapper().createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeArrayFieldStart("runs");
      for (var run : results.runs()) {
        json.writeObject(RunAnswer.of(run));
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
