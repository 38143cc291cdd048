package dev.nines.cli.configuration;

import dev.nines.cli.configuration.Kind.Location;
import dev.nines.cli.configuration.Kind.Several;
import dev.nines.cli.configuration.Kind.Span;
import dev.nines.cli.configuration.Kind.Truth;
import dev.nines.cli.configuration.Kind.Words;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What a prober can be told of the repository that journeys come from. */
public final class GitSettings {

  public static final Setting<String> GIT_URL =
      Setting.of(
              "git.url",
              Words.any("a repository's address"),
              "A Git repository of journeys, instead of `journeys`")
          .option("--git");

  public static final Setting<String> GIT_REF =
      Setting.of(
              "git.ref",
              Words.any("a branch, tag or commit"),
              "Its branch, tag, or commit of 40 digits")
          .option("--git-ref")
          .otherwise("the branch that it shows itself");

  public static final Setting<String> GIT_FOLDER =
      Setting.of(
              "git.folder",
              Words.any("a folder within it"),
              "The folder in it that has the journeys")
          .option("--git-folder")
          .otherwise("all of it");

  public static final Setting<Path> GIT_CACHE =
      Setting.of(
              "git.cache",
              new Location(Location.FOLDER),
              "What was fetched, to go on with while the repository is away")
          .option("--git-cache")
          .otherwise("beside the history's file, else `nines.git`");

  public static final Setting<Duration> GIT_EVERY =
      Setting.of(
              "git.every",
              new Span(Duration.ofSeconds(5)),
              "How often it is asked, about; a host that is asked more often refuses some day")
          .option("--git-every")
          .usual("1m");

  public static final Setting<Path> GIT_KEY =
      Setting.of(
              "git.key",
              new Location("the path of a private key's file"),
              "The file of the private key that lets in over SSH")
          .option("--git-key");

  public static final Setting<String> GIT_APP =
      Setting.of(
              "git.app",
              Words.any("a GitHub App's id or client id"),
              "The GitHub App that lets in, with the key of the secret `NINES_GIT_APP_KEY`")
          .option("--git-app");

  public static final Setting<Path> GIT_KNOWN_HOSTS =
      Setting.of(
              "git.known-hosts",
              new Location(Location.FILE),
              "The file of host keys that are trusted over SSH")
          .option("--git-known-hosts");

  public static final Setting<Path> GIT_SIGNERS =
      Setting.of(
              "git.signers",
              new Location(Location.FILE),
              "The file of those whose signed commits alone are taken")
          .option("--git-signers")
          .otherwise("anybody's commits");

  public static final Setting<List<String>> GIT_OWNERS =
      Setting.of(
              "git.owners",
              new Several<>("receivers, with commas or as a list", Words.any("a receiver")),
              "Who is told of a commit that is not played: those who own the journeys, and not whoever is on call")
          .option("--git-owners");

  public static final Setting<Boolean> GIT_PARTIAL =
      Setting.of(
              "git.partial",
              new Truth(),
              "Whether a commit is taken file by file. By default it is taken whole or not at all")
          .option("--git-partial")
          .usual("false");

  private GitSettings() {}
}
