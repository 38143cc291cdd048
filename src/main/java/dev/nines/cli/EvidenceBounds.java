package dev.nines.cli;

import dev.nines.cli.configuration.KeepingSettings;
import dev.nines.evidence.EvidenceKeeping;
import java.nio.file.Path;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much evidence a daemon keeps. */
final class EvidenceBounds {

  @Mixin private final EvidenceOptions evidence = new EvidenceOptions();

  @Option(
      names = "--keep-evidence",
      paramLabel = "DURATION",
      description = "How long evidence is kept (default: ${DEFAULT-VALUE}).")
  private String age = KeepingSettings.KEEP_EVIDENCE.usual();

  @Option(
      names = "--evidence-size",
      paramLabel = "SIZE",
      description =
          "How much evidence is kept, such as 500MiB; the oldest goes first (default:"
              + " ${DEFAULT-VALUE}).")
  private String size = KeepingSettings.EVIDENCE_SIZE.usual();

  /** How it is kept beside such a history. */
  EvidenceKeeping keeping(HistoryPlace history) throws InvalidUseException {
    var folder = evidence.folder();
    return evidence.within(
        folder == null ? beside(history) : folder,
        SettingValues.of(KeepingSettings.KEEP_EVIDENCE, age),
        SettingValues.of(KeepingSettings.EVIDENCE_SIZE, size));
  }

  /** Where it is kept unless somebody says so. */
  static Path beside(HistoryPlace history) {
    return switch (history) {
      case HistoryPlace.File(Path path) -> path.resolveSibling(path.getFileName() + ".evidence");
      case HistoryPlace.Postgres _ -> Path.of("nines.evidence");
    };
  }
}
