package dev.nines.cli.configuration;

import dev.nines.cli.configuration.Kind.Location;
import dev.nines.cli.configuration.Kind.OneOf;
import dev.nines.cli.configuration.Kind.Several;
import dev.nines.cli.configuration.Kind.Truth;
import dev.nines.cli.configuration.Kind.Whole;
import dev.nines.cli.configuration.Kind.Words;
import dev.nines.runner.ControlAddress;
import dev.nines.target.TargetRules;
import dev.nines.yaml.shape.Quoted;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The one list of what a prober can be told. */
public final class Settings {

  public static final Setting<List<Path>> JOURNEYS =
      Setting.of(
              "journeys",
              new Several<>("folders, with commas or as a list", new Location(Location.FOLDER)),
              "Folders of journeys; changed files are picked up. This or `git.url`")
          .option("--journeys");

  public static final Setting<String> REGION =
      Setting.of(
              "region",
              Words.any("a name"),
              "Where this prober stands: a label of all that it measures")
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
              Words.any("an address of this machine"),
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
      Setting.of(
              "targets.file", new Location(Location.FILE), "The same, a pattern to a line, besides")
          .option("--targets-file")
          .looksItself();

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
              new Location(Location.FILE),
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
              new Location(Location.FILE),
              "Who may ask for what: a file of the lines that `nines token` prints")
          .option("--tokens")
          .older("NINES_TOKENS_FILE")
          .otherwise("the secret `NINES_TOKENS`, else none")
          .looksItself();

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
      Setting.of("browser.chromium", new Location(Location.FILE), "Chromium's program")
          .older("NINES_CHROMIUM")
          .otherwise("the one that is found");

  public static final Setting<Path> NODE =
      Setting.of(
              "browser.node",
              new Location(Location.FILE),
              "The program of Node.js, which leads Chromium")
          .older("NINES_NODE")
          .otherwise("the one that is found");

  public static final Setting<String> TRACING =
      Setting.of(
              "tracing.endpoint",
              new Words("a URL such as http://localhost:4318", Settings::checkLink),
              "Where a trace of each run is sent by OTLP; OpenTelemetry's own variables say more")
          .option("--otlp-endpoint")
          .older("OTEL_EXPORTER_OTLP_ENDPOINT")
          .otherwise("nowhere")
          .looksItself();

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
          SharingSettings.SHARD,
          SharingSettings.REPLICA,
          SharingSettings.LEASE,
          CONTROL,
          SECRETS,
          TARGETS,
          TARGETS_FILE,
          TOKENS,
          OPEN,
          LINK_URL,
          LINK_KEY_FILE,
          GitSettings.GIT_URL,
          GitSettings.GIT_REF,
          GitSettings.GIT_FOLDER,
          GitSettings.GIT_CACHE,
          GitSettings.GIT_EVERY,
          GitSettings.GIT_KEY,
          GitSettings.GIT_APP,
          GitSettings.GIT_KNOWN_HOSTS,
          GitSettings.GIT_SIGNERS,
          GitSettings.GIT_OWNERS,
          GitSettings.GIT_PARTIAL,
          KeepingSettings.HISTORY,
          KeepingSettings.HISTORY_USER,
          KeepingSettings.KEEP_RUNS,
          KeepingSettings.KEEP_MINUTES,
          KeepingSettings.SPILL,
          KeepingSettings.EVIDENCE,
          KeepingSettings.EVIDENCE_OF,
          KeepingSettings.KEEP_EVIDENCE,
          KeepingSettings.EVIDENCE_SIZE,
          BROWSER_SLOTS,
          BROWSER_MEMORY,
          CHROMIUM,
          NODE,
          TRACING,
          LOG_JSON);

  private Settings() {}

  /** The setting that an option of the command line gives. */
  public static Optional<Setting<?>> ofOption(String name) {
    return ALL.stream().filter(each -> each.option().equals(name)).findFirst();
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
