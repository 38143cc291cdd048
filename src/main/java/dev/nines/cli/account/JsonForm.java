package dev.nines.cli.account;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.report.Report;
import java.io.IOException;
import java.io.Writer;

/** For machines: what the API answers, to the letter. */
public final class JsonForm implements Form {

  private final ObjectMapper mapper;

  /**
   * @param mapper writes reports as the API does
   */
  public JsonForm(ObjectMapper mapper) {
    this.mapper = mapper;
  }

  @Override
  public void write(Report report, Writer writer) throws IOException {
    try (var json = mapper.createGenerator(writer)) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writePOJO(report);
      json.writeRaw('\n');
    }
    writer.flush();
  }
}
