package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.cli.report.JUnitReport;
import dev.nines.cli.report.JsonReport;
import dev.nines.cli.report.Report;
import dev.nines.cli.report.Results;
import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.runner.ControlCheck;
import dev.nines.runner.Environment;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines run}: plays journeys now. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    description = "Runs journeys now, one after another, and shows every step.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:every run was good",
      "1:at least one run failed",
      "2:invalid journeys or usage, or a report that cannot be written",
      "3:nothing ran: all was excluded",
      "4:inconclusive: the prober was at fault",
      "130:interrupted"
    })
final class RunCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Loading loading;
  private final Engine engine;
  private final Interruption interruption;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Journeys, and folders of journeys.")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How the result is told: ${COMPLETION-CANDIDATES} (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--output",
      paramLabel = "FILE",
      description = "Writes the result there; text is shown all the same.")
  private @Nullable Path output;

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

  @Mixin private final PlaceOptions place;

  RunCommand(
      Terminal terminal,
      Loading loading,
      Engine engine,
      Interruption interruption,
      Map<String, String> environment) {
    this.terminal = terminal;
    this.loading = loading;
    this.engine = engine;
    this.interruption = interruption;
    this.place = new PlaceOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException, IOException {
    if (rounds < 1) {
      throw new InvalidUseException("--repeat is " + rounds + "; expected 1 or more");
    }
    var control = place.controlCheck();
    var file = output == null ? null : new ReportFile(output);
    if (file != null) {
      file.check();
    }
    var loaded = loading.load(paths);
    Problems.show(loaded, terminal.err());
    if (!loaded.ok()) {
      terminal.err().writer().println(Problems.count(loaded));
      return ExitStatus.INVALID;
    }
    checkVariables(loaded.journeys());
    if (!practice) {
      return played(loaded.journeys(), place.environment(), control, file);
    }
    try (var chat = PracticeCommand.start("127.0.0.1", 0)) {
      return played(
          loaded.journeys(), new PracticeEnvironment(place.environment(), chat), control, file);
    }
  }

  private int played(
      List<Journey> journeys,
      Environment environment,
      ControlCheck control,
      @Nullable ReportFile file)
      throws InvalidUseException, IOException {
    var runner = engine.runner(environment, control);
    interruption.then(runner::stop);
    var text = new StringWriter();
    var results =
        results(
            new Rounds(
                runner, InstantSource.system(), interruption, place.region(), variables, debug),
            journeys,
            text);
    report(results, text.toString(), file);
    return interruption.given()
        ? ExitStatus.INTERRUPTED
        : ExitStatus.of(results.runs().stream().map(Run::outcome).toList());
  }

  private void checkVariables(List<Journey> journeys) throws InvalidUseException {
    var known = new TreeSet<String>();
    journeys.forEach(journey -> known.addAll(journey.vars().keySet()));
    for (var name : variables.keySet()) {
      if (!known.contains(name)) {
        throw new InvalidUseException(
            "--var "
                + name
                + ": no journey has a variable of this name; expected "
                + (known.isEmpty() ? "none, as they have no vars" : String.join(", ", known)));
      }
    }
  }

  private Results results(Rounds played, List<Journey> journeys, StringWriter text) {
    try (var showing = new Showing(journeys, channels(text))) {
      var results = played.play(journeys, rounds, showing, showing::notRun);
      if (interruption.given()) {
        showing.note("interrupted");
      }
      if (results.runs().size() != 1 || !results.notRun().isEmpty()) {
        showing.note(Summary.line(results));
      }
      return results;
    }
  }

  private List<Channel> channels(StringWriter text) {
    var channels = new ArrayList<Channel>();
    if (format == Format.TEXT || output != null) {
      channels.add(terminal.out());
    } else if (terminal.err().live() || debug) {
      channels.add(terminal.err());
    }
    if (format == Format.TEXT && output != null) {
      channels.add(Channel.plain(new PrintWriter(text)));
    }
    return channels;
  }

  private void report(Results results, String text, @Nullable ReportFile file)
      throws InvalidUseException, IOException {
    Report report =
        switch (format) {
          case TEXT -> (_, writer) -> writer.write(text);
          case JSON -> new JsonReport();
          case JUNIT -> new JUnitReport();
        };
    if (file != null) {
      file.write(writer -> report.write(results, writer));
    } else if (format != Format.TEXT) {
      report.write(results, terminal.out().writer());
    }
  }
}
