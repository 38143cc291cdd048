package dev.nines.cli;

import dev.nines.api.answer.Json;
import dev.nines.cli.account.CsvForm;
import dev.nines.cli.account.CsvTable;
import dev.nines.cli.account.Form;
import dev.nines.cli.account.JsonForm;
import dev.nines.cli.account.MarkdownForm;
import dev.nines.cli.account.TextForm;
import dev.nines.cli.live.Palette;
import dev.nines.cli.live.Terminal;
import dev.nines.report.Question;
import dev.nines.report.Report;
import dev.nines.report.Reporter;
import dev.nines.report.UnknownNameException;
import dev.nines.store.HistoryException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nines report}: what the history says. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Tells availability as customers got it, beside the servers' uptime.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the report is told",
      "1:with --fail-on-breach: an objective is missed",
      "2:invalid usage, or a history that cannot be read, or a prober that cannot be asked",
      "3:with --fail-on-breach: nothing was measured of an objective, or there is none"
    })
final class ReportCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Histories histories;
  private final InstantSource clock;

  @Mixin private final HistoryOptions history;
  @Mixin private final AtOptions at;
  @Mixin private final WindowOptions window = new WindowOptions();

  @Option(
      names = "--journey",
      split = ",",
      paramLabel = "NAME",
      description = "These journeys alone.")
  private Set<String> journeys = new LinkedHashSet<>();

  @Option(
      names = "--service",
      split = ",",
      paramLabel = "NAME",
      description = "These services and what is beneath them alone.")
  private Set<String> services = new LinkedHashSet<>();

  @Option(
      names = "--region",
      split = ",",
      paramLabel = "NAME",
      description = "These regions alone.")
  private Set<String> regions = new LinkedHashSet<>();

  @Option(
      names = "--overview",
      description =
          "Without durations, reasons, incidents and latency objectives: quick however many"
              + " journeys there are.")
  private boolean overview;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How it is told: ${COMPLETION-CANDIDATES} (default: text).")
  private ReportFormat format = ReportFormat.TEXT;

  @Option(
      names = "--table",
      paramLabel = "TABLE",
      description = "What csv holds: ${COMPLETION-CANDIDATES} (default: numbers).")
  private @Nullable CsvTable table;

  @Option(names = "--output", paramLabel = "FILE", description = "Writes it there.")
  private @Nullable Path output;

  @Option(
      names = "--fail-on-breach",
      description = "Exits with 1 where an objective is missed, for pipelines.")
  private boolean failOnBreach;

  ReportCommand(
      Terminal terminal,
      Histories histories,
      InstantSource clock,
      Map<String, String> environment) {
    this.terminal = terminal;
    this.histories = histories;
    this.clock = clock;
    this.history = new HistoryOptions(environment);
    this.at = new AtOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException, IOException {
    var form = form();
    var file = output == null ? null : new ReportFile(output);
    if (file != null) {
      file.check();
    }
    var question = new Question(window.at(clock.instant()), journeys, services, regions, !overview);
    var report = report(question, form);
    if (report.regions().isEmpty()) {
      nothingYet();
    }
    if (file != null) {
      file.write(writer -> form.write(report, writer));
    } else if (format != ReportFormat.TEXT || !report.regions().isEmpty()) {
      form.write(report, terminal.out().writer());
    }
    return failOnBreach ? Breaches.status(report) : ExitStatus.GOOD;
  }

  private Form form() throws InvalidUseException {
    if (table != null && format != ReportFormat.CSV) {
      throw new InvalidUseException("--table is given; expected --format csv with it");
    }
    return switch (format) {
      case TEXT -> new TextForm(new Palette(output == null && terminal.out().colour()));
      case JSON -> new JsonForm(Json.mapper());
      case CSV -> new CsvForm(table == null ? CsvTable.NUMBERS : table);
      case MARKDOWN -> new MarkdownForm();
    };
  }

  private Report report(Question question, Form form) throws InvalidUseException {
    var prober = at.prober();
    if (prober.isEmpty()) {
      return local(question);
    }
    if (history.named()) {
      throw new InvalidUseException("--at and --history are given; expected one of both");
    }
    return remote(prober.get(), question, form);
  }

  private Report remote(URI prober, Question question, Form form) throws InvalidUseException {
    try (var remote = at.open(prober)) {
      var report =
          remote.get(
              "/report",
              Map.of(
                  "from", question.window().from().toString(),
                  "to", question.window().to().toString(),
                  "journey", String.join(",", question.journeys()),
                  "service", String.join(",", question.services()),
                  "region", String.join(",", question.regions()),
                  "details", Boolean.toString(question.details())),
              Report.class);
      return remote.understood(report, it -> whole(it, form));
    }
  }

  /** The report, after a try whether it can be told: it is somebody else's. */
  private static Report whole(Report report, Form form) {
    var _ = Breaches.status(report);
    try {
      form.write(report, Writer.nullWriter());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return report;
  }

  private Report local(Question question) throws InvalidUseException {
    var place = history.place();
    checkThere(place);
    try (var opened = histories.open(place)) {
      return new Reporter(opened.account(), opened.declarations(), clock).report(question);
    } catch (UnknownNameException e) {
      throw new InvalidUseException("--" + e.kind() + ": " + e.getMessage());
    } catch (HistoryException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
  }

  private void checkThere(HistoryPlace place) throws InvalidUseException {
    if (place instanceof HistoryPlace.File file && !Files.exists(file.path())) {
      throw new InvalidUseException(
          history.given()
              ? "there is no history "
                  + file.path()
                  + "; expected the file that `nines serve` writes"
              : "there is no history here: no file "
                  + file.path()
                  + " in the working directory; say where it is with --history FILE|URL or"
                  + " NINES_HISTORY, or ask a prober that runs with --at http://localhost:8080");
    }
  }

  private void nothingYet() throws InvalidUseException {
    var prober = at.prober();
    terminal
        .err()
        .writer()
        .println(
            "nothing was measured yet in "
                + (prober.isPresent() ? prober.get() : history.place())
                + ": `nines serve --journeys DIR` plays journeys and writes it");
  }
}
