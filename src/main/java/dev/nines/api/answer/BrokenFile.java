package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that does not load. */
@Schema(name = "BrokenFile", description = "A file that does not load.")
public record BrokenFile(
    String path,
    @Schema(description = "Whether its last good version is still in force.") boolean kept,
    @Schema(
            description =
                "Each with its place, what was found, what was expected, and the likely fix; the"
                    + " first ten.")
        List<String> problems) {

  private static final int SHOWN = 10;

  public BrokenFile {
    problems = problems.stream().limit(SHOWN).toList();
  }
}
