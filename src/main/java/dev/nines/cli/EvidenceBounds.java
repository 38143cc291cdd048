package dev.nines.cli;

import dev.nines.evidence.EvidenceKeeping;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How much evidence a daemon keeps. */
final class EvidenceBounds {

  private static final Pattern SIZE =
      Pattern.compile("(?<number>[1-9][0-9]{0,8})(?<unit>MiB|GiB|TiB)");

  private static final Map<String, Integer> SHIFTS = Map.of("MiB", 20, "GiB", 30, "TiB", 40);

  @Mixin private final EvidenceOptions evidence = new EvidenceOptions();

  @Option(
      names = "--keep-evidence",
      paramLabel = "DURATION",
      description = "How long evidence is kept (default: ${DEFAULT-VALUE}).")
  private String age = "14d";

  @Option(
      names = "--evidence-size",
      paramLabel = "SIZE",
      description =
          "How much evidence is kept, such as 500MiB; the oldest goes first (default:"
              + " ${DEFAULT-VALUE}).")
  private String size = "1GiB";

  /** How it is kept beside such a history. */
  EvidenceKeeping keeping(HistoryPlace history) throws InvalidUseException {
    var folder = evidence.folder();
    return evidence.within(
        folder == null ? beside(history) : folder,
        RetentionOptions.atLeast("--keep-evidence", age, Duration.ofMinutes(1)),
        bytes());
  }

  /** Where it is kept unless somebody says so. */
  static Path beside(HistoryPlace history) {
    return switch (history) {
      case HistoryPlace.File(Path path) -> path.resolveSibling(path.getFileName() + ".evidence");
      case HistoryPlace.Postgres _ -> Path.of("nines.evidence");
    };
  }

  private long bytes() throws InvalidUseException {
    var parts = SIZE.matcher(size.strip());
    if (!parts.matches()) {
      throw new InvalidUseException(
          String.format(
              Locale.ROOT,
              "--evidence-size is \"%s\"; expected a size such as 500MiB or 1GiB",
              size));
    }
    return Long.parseLong(parts.group("number")) << SHIFTS.getOrDefault(parts.group("unit"), 20);
  }
}
