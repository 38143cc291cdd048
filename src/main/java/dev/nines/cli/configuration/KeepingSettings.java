package dev.nines.cli.configuration;

import dev.nines.cli.configuration.Kind.Location;
import dev.nines.cli.configuration.Kind.OneOf;
import dev.nines.cli.configuration.Kind.Size;
import dev.nines.cli.configuration.Kind.Span;
import dev.nines.cli.configuration.Kind.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a prober can be told of what it keeps. */
public final class KeepingSettings {

  public static final Setting<String> HISTORY =
      Setting.of(
              "history.place",
              Words.any("a file's path, or jdbc:postgresql://HOST/DATABASE"),
              "Where the history is kept")
          .option("--history")
          .older("NINES_HISTORY")
          .usual("nines.db")
          .looksItself();

  public static final Setting<String> HISTORY_USER =
      Setting.of(
              "history.user", Words.any("a user's name"), "Who writes into the PostgreSQL database")
          .otherwise("as the driver has it");

  public static final Setting<Duration> KEEP_RUNS =
      Setting.of(
              "history.keep-runs",
              new Span(Duration.ofHours(1)),
              "How long single runs are kept, with their steps and attempts: two weeks to look into an incident")
          .option("--keep-runs")
          .usual("14d");

  public static final Setting<Duration> KEEP_MINUTES =
      Setting.of(
              "history.keep-minutes",
              new Span(Duration.ofDays(2)),
              "How long the account is kept by the minute, at least as long as runs: two months of objectives. Hours and days are kept for good")
          .option("--keep-minutes")
          .usual("60d");

  public static final Setting<Path> SPILL =
      Setting.of(
              "history.spill",
              new Location(Location.FILE),
              "What is to be kept waits there while the database is away")
          .option("--spill")
          .otherwise("beside the history's file, else `nines.spill`");

  public static final Setting<Path> EVIDENCE =
      Setting.of(
              "evidence.folder",
              new Location(Location.FOLDER),
              "What runs in browsers leave to look at")
          .option("--evidence")
          .otherwise("beside the history's file");

  public static final Setting<String> EVIDENCE_OF =
      Setting.of(
              "evidence.of", new OneOf(List.of("bad", "all", "none")), "Which runs leave evidence")
          .option("--evidence-of")
          .otherwise("as each journey says");

  public static final Setting<Duration> KEEP_EVIDENCE =
      Setting.of(
              "evidence.keep",
              new Span(Duration.ofMinutes(1)),
              "How long evidence is kept: as long as the runs that it is of")
          .option("--keep-evidence")
          .usual("14d");

  public static final Setting<Long> EVIDENCE_SIZE =
      Setting.of(
              "evidence.size",
              new Size(),
              "How much evidence is kept, so that it cannot fill the disk; the oldest goes first")
          .option("--evidence-size")
          .usual("1GiB");

  private KeepingSettings() {}
}
