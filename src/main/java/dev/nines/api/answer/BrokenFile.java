package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A file that does not load. */
@Schema(name = "BrokenFile")
public record BrokenFile(String path, boolean kept, List<String> problems) {

  private static final int SHOWN = 10;

  public BrokenFile {
    problems = problems.stream().limit(SHOWN).toList();
  }
}
