package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.GitSettings;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal;
import dev.nines.runner.Environment;
import dev.nines.store.HistoryException;
import dev.nines.tracing.TracingException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nines serve}: the daemon. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description =
        "Runs journeys on their schedules, keeps the account, and serves it with metrics and health.")
final class ServeCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Daemon daemon;
  private final Configuration configuration;

  @Option(
      names = "--journeys",
      arity = "1..*",
      paramLabel = "DIR",
      description = "Folders of journeys; changed files are picked up. This or --git.")
  private List<Path> journeys = List.of();

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where it listens (default: ${DEFAULT-VALUE}).")
  private int port = Integer.parseInt(Settings.PORT.usual());

  @Option(
      names = "--host",
      paramLabel = "ADDRESS",
      description =
          "The address it listens on; 0.0.0.0 is all of them, and needs --tokens (default:"
              + " ${DEFAULT-VALUE}, this machine alone).")
  private String host = Settings.HOST.usual();

  @Option(
      names = "--max-runs",
      paramLabel = "N",
      description =
          "How many runs may go on at once; more are inconclusive (default: ${DEFAULT-VALUE}).")
  private int maxRuns = Integer.parseInt(Settings.MAX_RUNS.usual());

  @Mixin private final GitOptions git = new GitOptions();
  @Mixin private final PlaceOptions place;
  @Mixin private final TellingOptions telling;
  @Mixin private final AccessOptions access;
  @Mixin private final HistoryOptions history;
  @Mixin private final SharingOptions sharing;
  @Mixin private final EvidenceBounds evidence = new EvidenceBounds();
  @Mixin private final RetentionOptions retention = new RetentionOptions();
  @Mixin private final TelemetryOptions telemetry;

  ServeCommand(Terminal terminal, Daemon daemon, Configuration configuration) {
    this.terminal = terminal;
    var environment = configuration.variables();
    this.daemon = daemon;
    this.configuration = configuration;
    this.place = new PlaceOptions(configuration);
    this.telling = new TellingOptions(environment);
    this.access = new AccessOptions(environment);
    this.history = new HistoryOptions(environment);
    this.sharing = new SharingOptions(environment);
    this.telemetry = new TelemetryOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException {
    var options = options();
    Ports.check(host, port);
    warnings();
    return served(options);
  }

  /**
   * What it is told, checked as far as can be without serving.
   *
   * @throws InvalidUseException if it cannot be served
   */
  ServeOptions options() throws InvalidUseException {
    if (maxRuns < 1) {
      throw new InvalidUseException("--max-runs is " + maxRuns + "; expected 1 or more");
    }
    var said = telling.telling(place.environment());
    var let = access.access(host, said.link(), place.environment());
    var folders =
        journeys.isEmpty() ? configuration.value(Settings.JOURNEYS).orElse(List.of()) : journeys;
    var repository =
        git.place(
            place.environment(), history.place(), configuration.value(GitSettings.GIT_OWNERS));
    if (folders.isEmpty() == (repository == null)) {
      throw new InvalidUseException(
          (repository == null ? "nothing says where journeys are" : "journeys are in two places")
              + "; expected --journeys DIR or --git URL");
    }
    return new ServeOptions(
        folders,
        repository,
        place.region(),
        host,
        port,
        let,
        maxRuns,
        place.controlCheck(),
        place.targets(),
        place.environment(),
        said,
        history.place(),
        retention.retention(),
        retention.spill(),
        evidence.keeping(history.place()),
        sharing.sharing(history.place()),
        telemetry.telemetry(place.environment()),
        _ -> {},
        _ -> {});
  }

  /** The secrets that it would find. */
  Environment secrets() {
    return place.environment();
  }

  /** Says what stops nothing, and that somebody may not mean. */
  void warnings() {
    var err = terminal.err().writer();
    configuration
        .warnings(place.region())
        .forEach(each -> err.println("warning: " + Clean.line(each)));
    err.flush();
  }

  private int served(ServeOptions options) throws InvalidUseException {
    try {
      return daemon.serve(options);
    } catch (HistoryException e) {
      throw new InvalidUseException("--history: " + e.getMessage());
    } catch (TracingException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    } catch (UncheckedIOException e) {
      throw new InvalidUseException("--git-cache: " + e.getMessage());
    }
  }
}
