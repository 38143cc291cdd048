package dev.nines.api.answer;

import dev.nines.evidence.EvidenceFolder;
import dev.nines.outcome.EvidenceFile;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Something that a run left to look at. */
@RegisterForReflection
@Schema(name = "Evidence")
public record EvidenceAnswer(String name, String mediaType, long bytes, String href) {

  /** The published form of a file of {@code run}. */
  public static EvidenceAnswer of(String run, EvidenceFile file) {
    return new EvidenceAnswer(
        file.name(),
        file.mediaType(),
        file.bytes(),
        "/api/v1/runs/" + run + "/evidence/" + file.name());
  }

  /** What there is of {@code run} now. */
  public static List<EvidenceAnswer> all(EvidenceFolder folder, String run) {
    return folder.list(run).stream().map(file -> of(run, file)).toList();
  }

  EvidenceFile file() {
    return new EvidenceFile(name, mediaType, bytes);
  }
}
