package dev.nines.cli;

import dev.nines.evidence.EvidenceKeeping;
import dev.nines.evidence.Leaving;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which runs leave something to look at, and where: options of every command that plays some. */
final class EvidenceOptions {

  private static final Duration FOR_GOOD = Duration.ofDays(36_500);

  @Option(
      names = "--evidence",
      paramLabel = "DIR",
      description =
          "Where it is kept what runs in browsers leave to look at: pictures, traces, consoles,"
              + " HARs (default: of serve beside the history's file, of run nowhere).")
  private @Nullable Path folder;

  @Option(
      names = "--evidence-of",
      paramLabel = "RUNS",
      description =
          "Which runs leave some: ${COMPLETION-CANDIDATES} (default: as each journey says; of those"
              + " that say nothing bad, the failed and degraded ones).")
  private @Nullable Runs runs;

  /** Which runs leave evidence. */
  enum Runs {
    BAD(Leaving.BAD),
    ALL(Leaving.ALL),
    NONE(Leaving.NONE);

    private final Leaving leaving;

    Runs(Leaving leaving) {
      this.leaving = leaving;
    }

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Nullable Path folder() {
    return folder;
  }

  /** Whether either option is given. */
  boolean given() {
    return folder != null || runs != null;
  }

  /**
   * For runs of a command, which are kept for good; null where nobody says where.
   *
   * @throws InvalidUseException if it is said of which runs, and not where
   */
  @Nullable EvidenceKeeping forGood() throws InvalidUseException {
    if (folder == null && given()) {
      throw new InvalidUseException("--evidence-of needs --evidence DIR, where it is kept");
    }
    return folder == null ? null : within(folder, FOR_GOOD, Long.MAX_VALUE);
  }

  EvidenceKeeping within(Path folder, Duration age, long bytes) {
    return new EvidenceKeeping(folder, age, bytes, runs == null ? Leaving.AS_ASKED : runs.leaving);
  }
}
