package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.cli.report.Results;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines run}: plays journeys now, here or at probers that run. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs journeys now, one after another, and shows every step.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every run was good",
      "1:at least one run failed",
      "2:invalid journeys or usage, also where a prober refuses it, or a report that cannot be"
          + " written",
      "3:nothing ran: all was excluded",
      "4:inconclusive: the prober was at fault, or one was not to be reached",
      "130:interrupted"
    })
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Loading loading;
  private final Engine engine;
  private final Interruption interruption;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR|NAME",
      description = "Journeys, and folders of journeys; with --at, names of journeys.")
  private List<String> journeys = List.of();

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Replaces a variable of the journeys' \"vars\".")
  private Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--repeat",
      paramLabel = "N",
      description = "Plays all journeys that many times (default: 1).")
  private int rounds = 1;

  @Option(
      names = "--debug",
      description = "Shows every request, answer and frame, without secrets.")
  private boolean debug;

  @Option(
      names = "--practice",
      description =
          "Starts a practice chat for the runs; the journeys find it by env.CHAT_URL and may enter"
              + " it.")
  private boolean practice;

  @Mixin private final ResultOptions result = new ResultOptions();
  @Mixin private final EvidenceOptions evidence = new EvidenceOptions();
  @Mixin private final AtOptions at;
  @Mixin private final PlaceOptions place;

  RunCommand(
      Terminal terminal,
      Loading loading,
      Engine engine,
      Interruption interruption,
      Configuration configuration) {
    this.terminal = terminal;
    this.loading = loading;
    this.engine = engine;
    this.interruption = interruption;
    this.place = new PlaceOptions(configuration);
    this.at = new AtOptions(configuration.variables());
  }

  @Override
  public Integer call() throws InvalidUseException, IOException {
    if (rounds < 1) {
      throw new InvalidUseException("--repeat is " + rounds + "; expected 1 or more");
    }
    var control = place.controlCheck();
    result.check();
    if (!at.probers().isEmpty()) {
      return remote();
    }
    var loaded = loading.load(journeys.stream().map(Path::of).toList());
    Problems.show(loaded, terminal.err());
    if (!loaded.ok()) {
      terminal.err().writer().println(Problems.count(loaded));
      return ExitStatus.INVALID;
    }
    Variables.check(variables.keySet(), loaded.journeys());
    var here =
        new LocalRuns(
            engine,
            control,
            place.targets(),
            interruption,
            place.region(),
            variables,
            debug,
            evidence.forGood());
    if (!practice) {
      return told(
          channels -> Showing.of(loaded.journeys(), channels),
          showing -> here.play(loaded.journeys(), rounds, place.environment(), showing));
    }
    try (var chat = PracticeCommand.start("127.0.0.1", 0)) {
      var environment = new PracticeEnvironment(place.environment(), chat);
      return told(
          channels -> Showing.of(loaded.journeys(), channels),
          showing -> here.play(loaded.journeys(), rounds, environment, showing));
    }
  }

  private int remote() throws InvalidUseException, IOException {
    if (practice || debug || place.given() || evidence.given()) {
      throw new InvalidUseException(
          "--at plays journeys where probers are; expected it without --practice, --debug,"
              + " --region, --control, --secrets and --evidence");
    }
    try (var there = new RemoteRuns(at.openAll(), variables, interruption)) {
      there.meet(journeys);
      return told(there::showing, showing -> there.play(journeys, rounds, showing));
    }
  }

  /** What plays, and is shown while it does. */
  @FunctionalInterface
  private interface Play {
    Results with(Showing showing) throws InvalidUseException;
  }

  private int told(Function<List<Channel>, Showing> show, Play play)
      throws InvalidUseException, IOException {
    var text = new StringWriter();
    Results results;
    try (var showing = show.apply(result.channels(terminal, debug, text))) {
      results = play.with(showing);
      for (var run : results.runs()) {
        if (!run.evidence().isEmpty() && evidence.folder() != null) {
          showing.note("evidence: " + evidence.folder().resolve(run.id()));
        }
      }
      if (interruption.given()) {
        showing.note("interrupted");
      }
      if (results.runs().size() != 1 || !results.notRun().isEmpty()) {
        showing.note(Summary.line(results));
      }
    }
    result.tell(results, evidence.folder(), text.toString(), terminal);
    return interruption.given() ? ExitStatus.INTERRUPTED : ExitStatus.of(results);
  }
}
