package dev.nines.cli;

import dev.nines.access.Access;
import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.live.OneLineView;
import dev.nines.cli.live.Screen;
import dev.nines.cli.live.Terminal;
import dev.nines.evidence.EvidenceKeeping;
import dev.nines.evidence.Leaving;
import dev.nines.practice.PracticeChat;
import dev.nines.share.Sharing;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nines demo}: the daemon and the practice chat, to look at. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = "Runs the example journeys against the practice chat, until Ctrl-C.")
final class DemoCommand implements Callable<Integer> {

  private static final long MOST_EVIDENCE = 100L << 20;

  private final Terminal terminal;
  private final Daemon daemon;
  private final Path home;

  @Option(
      names = "--journeys",
      paramLabel = "DIR",
      description = "The journeys (default: those that come with Nines).")
  private @Nullable Path journeys;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where the prober listens (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--chat-port",
      paramLabel = "N",
      description =
          "Where the practice chat listens; its backends take the ports that follow (default:"
              + " 8099).")
  private int chatPort = 8099;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      description = "Where the history is kept (default: a file that goes with the demo).")
  private @Nullable Path history;

  @Mixin private final PlaceOptions place;
  @Mixin private final TelemetryOptions telemetry;

  /**
   * @param home the folder that Nines comes in
   */
  DemoCommand(Terminal terminal, Daemon daemon, Map<String, String> environment, Path home) {
    this.terminal = terminal;
    this.daemon = daemon;
    this.home = home;
    this.place = new PlaceOptions(Configuration.none(environment));
    this.telemetry = new TelemetryOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException, IOException {
    Ports.check("127.0.0.1", port);
    if (history != null) {
      return serve(history);
    }
    try (var scratch = new ScratchFolder("nines-demo")) {
      return serve(scratch.path().resolve("nines.db"));
    }
  }

  private int serve(Path database) throws InvalidUseException {
    var zone = ZoneId.systemDefault();
    try (var chat = PracticeCommand.start("127.0.0.1", chatPort);
        var screen =
            new Screen(terminal.out(), (palette, lines) -> new OneLineView(zone, palette, lines))) {
      return daemon.serve(
          new ServeOptions(
              List.of(journeys == null ? home.resolve("journeys") : journeys),
              null,
              place.region(),
              "127.0.0.1",
              port,
              new Access.ThisMachine(null),
              100,
              place.controlCheck(),
              place.targets(),
              new PracticeEnvironment(place.environment(), chat),
              new ServeOptions.Telling("demo", null, null),
              new HistoryPlace.File(database),
              Retention.DEFAULT,
              null,
              new EvidenceKeeping(
                  EvidenceBounds.beside(new HistoryPlace.File(database)),
                  Duration.ofDays(1),
                  MOST_EVIDENCE,
                  Leaving.AS_ASKED),
              Sharing.ALONE,
              telemetry.telemetry(place.environment()),
              screen,
              prober -> welcome(screen, prober, chat)));
    }
  }

  private static void welcome(Screen screen, URI prober, PracticeChat chat) {
    var faults = chat.uri() + "/faults";
    screen.note("");
    screen.note("  metrics        curl " + prober.resolve("/metrics"));
    screen.note("  health         curl " + prober.resolve("/q/health"));
    screen.note("  practice chat  " + chat.uri());
    screen.note("  its pages      " + chat.uri() + "/widget  " + chat.uri() + "/console");
    screen.note("  break it       curl -X PUT " + faults + " -d '{\"lateAnswers\": \"3s\"}'");
    screen.note("  mend it        curl -X DELETE " + faults);
    screen.note("  Ctrl-C ends it. A line for each run:");
    screen.note("");
  }
}
