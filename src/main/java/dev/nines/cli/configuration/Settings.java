package dev.nines.cli.configuration;

import dev.nines.cli.configuration.Kind.Location;
import dev.nines.cli.configuration.Kind.OneOf;
import dev.nines.cli.configuration.Kind.Several;
import dev.nines.cli.configuration.Kind.Size;
import dev.nines.cli.configuration.Kind.Span;
import dev.nines.cli.configuration.Kind.Truth;
import dev.nines.cli.configuration.Kind.Whole;
import dev.nines.cli.configuration.Kind.Words;
import dev.nines.runner.ControlAddress;
import dev.nines.target.TargetRules;
import dev.nines.yaml.shape.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The one list of what a prober can be told. */
public final class Settings {

  private static final String FILE = "a file's path";
  private static final String FOLDER = "a folder's path";

  public static final Setting<List<Path>> JOURNEYS =
      Setting.of(
              "journeys",
              new Several<>("folders, with commas or as a list", new Location(FOLDER)),
              "Folders of journeys; changed files are picked up. This or `git.url`")
          .option("--journeys");

  public static final Setting<String> REGION =
      Setting.of(
              "region", any("a name"), "Where this prober stands: a label of all that it measures")
          .option("--region")
          .usual("local")
          .looksItself();

  public static final Setting<String> ENVIRONMENT =
      Setting.of(
              "environment",
              matching(
                  "1 to 63 letters, digits, spaces, dots and dashes, a letter or digit at both ends",
                  "[A-Za-z0-9]([A-Za-z0-9 ._-]{0,61}[A-Za-z0-9])?"),
              "What is measured, as messages name it. Somebody is told by default, as silence would be the worse mistake")
          .option("--environment")
          .usual("production")
          .looksItself();

  public static final Setting<String> HOST =
      Setting.of(
              "host",
              any("an address of this machine"),
              "The address it listens on; `0.0.0.0` is all of them. By default this machine alone, as others need tokens")
          .option("--host")
          .usual("127.0.0.1");

  public static final Setting<Integer> PORT =
      Setting.of("port", new Whole(0, 65_535), "Where it listens; 0 takes any free port")
          .option("--port")
          .usual("8080");

  public static final Setting<Integer> MAX_RUNS =
      Setting.of(
              "max-runs",
              new Whole(1, 1_000_000),
              "How many runs may go on at once. More are inconclusive, so that an overloaded prober blames itself and not its targets")
          .option("--max-runs")
          .usual("500");

  public static final Setting<List<String>> CONTROL =
      Setting.of(
              "control",
              new Several<>(
                  "HOST:PORT, several with commas or as a list",
                  new Words("HOST:PORT", text -> ControlAddress.parse(text))),
              "Addresses that tell whether the prober itself is connected: where a run fails and none of them answers, it is inconclusive")
          .option("--control")
          .looksItself();

  public static final Setting<Path> SECRETS =
      Setting.of(
              "secrets",
              new Location("the path of a folder with a file for each secret"),
              "A folder with a file for each secret, which is read anew for each run")
          .option("--secrets")
          .looksItself();

  public static final Setting<List<String>> TARGETS =
      Setting.of(
              "targets.patterns",
              new Several<>(
                  "hosts, networks and !exceptions, with commas or as a list",
                  new Words("a host or network", text -> TargetRules.parse(List.of(text)))),
              "Where journeys may go; with ! before it, where not")
          .option("--targets")
          .older("NINES_TARGETS")
          .otherwise("everywhere but link-local and metadata addresses")
          .looksItself();

  public static final Setting<Path> TARGETS_FILE =
      Setting.of("targets.file", new Location(FILE), "The same, a pattern to a line, besides")
          .option("--targets-file")
          .looksItself();

  public static final Setting<String> GIT_URL =
      Setting.of(
              "git.url",
              any("a repository's address"),
              "A Git repository of journeys, instead of `journeys`")
          .option("--git");

  public static final Setting<String> GIT_REF =
      Setting.of(
              "git.ref", any("a branch, tag or commit"), "Its branch, tag, or commit of 40 digits")
          .option("--git-ref")
          .otherwise("the branch that it shows itself");

  public static final Setting<String> GIT_FOLDER =
      Setting.of("git.folder", any("a folder within it"), "The folder in it that has the journeys")
          .option("--git-folder")
          .otherwise("all of it");

  public static final Setting<Path> GIT_CACHE =
      Setting.of(
              "git.cache",
              new Location(FOLDER),
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

  public static final Setting<Path> GIT_KNOWN_HOSTS =
      Setting.of(
              "git.known-hosts",
              new Location(FILE),
              "The file of host keys that are trusted over SSH")
          .option("--git-known-hosts");

  public static final Setting<Path> GIT_SIGNERS =
      Setting.of(
              "git.signers",
              new Location(FILE),
              "The file of those whose signed commits alone are taken")
          .option("--git-signers")
          .otherwise("anybody's commits");

  public static final Setting<Boolean> GIT_PARTIAL =
      Setting.of(
              "git.partial",
              new Truth(),
              "Whether a commit is taken file by file. By default it is taken whole or not at all")
          .option("--git-partial")
          .usual("false");

  public static final Setting<String> LINK_URL =
      Setting.of(
              "link.url",
              new Words("a URL such as https://nines.example.com", Settings::checkLink),
              "Where people reach this prober, for the links in messages")
          .option("--link")
          .older("NINES_LINK")
          .looksItself();

  public static final Setting<Path> LINK_KEY_FILE =
      Setting.of(
              "link.key-file",
              new Location(FILE),
              "A secret of 32 bytes or more that signs the links which acknowledge")
          .option("--link-key-file")
          .otherwise("the secret `NINES_LINK_KEY`, else one that is made and kept in the history")
          .looksItself();

  public static final Setting<String> OPEN =
      Setting.of(
              "access.open",
              new OneOf(List.of("metrics", "all")),
              "What needs no token; `all` lets everybody do everything")
          .option("--open")
          .older("NINES_OPEN")
          .otherwise("the health alone")
          .looksItself();

  public static final Setting<Path> TOKENS =
      Setting.of(
              "access.tokens-file",
              new Location(FILE),
              "Who may ask for what: a file of the lines that `nines token` prints")
          .option("--tokens")
          .older("NINES_TOKENS_FILE")
          .otherwise("the secret `NINES_TOKENS`, else none")
          .looksItself();

  public static final Setting<String> HISTORY =
      Setting.of(
              "history.place",
              any("a file's path, or jdbc:postgresql://HOST/DATABASE"),
              "Where the history is kept")
          .option("--history")
          .older("NINES_HISTORY")
          .usual("nines.db")
          .looksItself();

  public static final Setting<String> HISTORY_USER =
      Setting.of("history.user", any("a user's name"), "Who writes into the PostgreSQL database")
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
              new Location(FILE),
              "What is to be kept waits there while the database is away")
          .option("--spill")
          .otherwise("beside the history's file, else `nines.spill`");

  public static final Setting<Path> EVIDENCE =
      Setting.of("evidence.folder", new Location(FOLDER), "What runs in browsers leave to look at")
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

  public static final Setting<Integer> BROWSER_SLOTS =
      Setting.of("browser.slots", new Whole(1, 1_000), "How many runs may be in browsers at once")
          .otherwise("one for each GiB of memory, at most one for each processor");

  public static final Setting<String> BROWSER_MEMORY =
      Setting.of(
              "browser.memory",
              matching("a size such as 1500M or 2G", "\\s*[1-9][0-9]{0,6}[MG]\\s*"),
              "How much a browser may take until it makes place for a new one")
          .usual("1G");

  public static final Setting<Path> CHROMIUM =
      Setting.of("browser.chromium", new Location(FILE), "Chromium's program")
          .older("NINES_CHROMIUM")
          .otherwise("the one that is found");

  public static final Setting<Path> NODE =
      Setting.of("browser.node", new Location(FILE), "The program of Node.js, which leads Chromium")
          .older("NINES_NODE")
          .otherwise("the one that is found");

  public static final Setting<Boolean> LOG_JSON =
      Setting.of(
              "log.json",
              new Truth(),
              "Whether a line of the log is an object, for whoever collects them; images have true")
          .usual("false");

  /** All of them, in the order in which they are told. */
  public static final List<Setting<?>> ALL =
      List.of(
          JOURNEYS,
          REGION,
          ENVIRONMENT,
          HOST,
          PORT,
          MAX_RUNS,
          CONTROL,
          SECRETS,
          TARGETS,
          TARGETS_FILE,
          TOKENS,
          OPEN,
          LINK_URL,
          LINK_KEY_FILE,
          GIT_URL,
          GIT_REF,
          GIT_FOLDER,
          GIT_CACHE,
          GIT_EVERY,
          GIT_KEY,
          GIT_KNOWN_HOSTS,
          GIT_SIGNERS,
          GIT_PARTIAL,
          HISTORY,
          HISTORY_USER,
          KEEP_RUNS,
          KEEP_MINUTES,
          SPILL,
          EVIDENCE,
          EVIDENCE_OF,
          KEEP_EVIDENCE,
          EVIDENCE_SIZE,
          BROWSER_SLOTS,
          BROWSER_MEMORY,
          CHROMIUM,
          NODE,
          LOG_JSON);

  private Settings() {}

  /** The setting that an option of the command line gives. */
  public static Optional<Setting<?>> ofOption(String name) {
    return ALL.stream().filter(each -> each.option().equals(name)).findFirst();
  }

  private static Words any(String expected) {
    return new Words(expected, _ -> {});
  }

  private static Words matching(String expected, String pattern) {
    return new Words(
        expected,
        text -> {
          if (!text.matches(pattern)) {
            throw new IllegalArgumentException(
                "found " + Quoted.of(text) + "; expected " + expected);
          }
        });
  }

  private static void checkLink(String text) {
    try {
      var address = new URI(text.strip());
      if (address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)https?")) {
        return;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "found " + Quoted.of(text) + "; expected a URL such as https://nines.example.com");
  }
}
