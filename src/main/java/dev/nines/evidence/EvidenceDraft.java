package dev.nines.evidence;

import dev.nines.outcome.EvidenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Evidence of one run while it is gathered: nobody sees it before it is kept. */
public final class EvidenceDraft {

  private final Path folder;
  private final List<EvidenceFile> files = new ArrayList<>();

  EvidenceDraft(Path folder) {
    this.folder = folder;
  }

  Path folder() {
    return folder;
  }

  /**
   * Adds a file.
   *
   * @param name what is not safe in a name is replaced
   * @param content without secrets
   */
  public void add(String name, byte[] content) throws IOException {
    var safe = FileName.safe(name);
    var unique = safe;
    for (int number = 2; Files.exists(folder.resolve(unique)); number++) {
      unique = FileName.numbered(safe, number);
    }
    Files.write(folder.resolve(unique), content);
    files.add(new EvidenceFile(unique, FileName.mediaType(unique), content.length));
  }

  /** What was added so far. */
  public List<EvidenceFile> files() {
    return List.copyOf(files);
  }
}
