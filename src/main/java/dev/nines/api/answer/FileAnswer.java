package dev.nines.api.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The file of a journey in force. */
@Schema(name = "File")
public record FileAnswer(String path, boolean loads, List<String> problems) {

  /** A file that is as what is in force. */
  public static FileAnswer loaded(String path) {
    return new FileAnswer(path, true, List.of());
  }

  /** A file whose last good version is in force. */
  public static FileAnswer broken(BrokenFile file) {
    return new FileAnswer(file.path(), false, file.problems());
  }
}
