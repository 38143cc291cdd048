package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.account.Morning;
import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.SumOverRuns;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportCommandTest {

  private static final SumOverRuns MORNING = Morning.history();

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<HistoryPlace> opened = new ArrayList<>();
  private Histories histories =
      place -> {
        opened.add(place);
        return MORNING;
      };
  private boolean colour;
  @TempDir private @Nullable Path folder;
  private String file = "";

  @BeforeEach
  void aFile() throws IOException {
    file = Files.createFile(folder().resolve("nines.db")).toString();
  }

  private Path folder() {
    return Objects.requireNonNull(folder);
  }

  private int report(String... options) {
    return bare(Stream.concat(Stream.of("--history", file), Arrays.stream(options)).toList());
  }

  private int bare(List<String> options) {
    var arguments = Stream.concat(Stream.of("report"), options.stream()).toArray(String[]::new);
    return Commands.of(
            new Terminal(
                new Channel(new PrintWriter(out), colour, colour),
                Channel.plain(new PrintWriter(err))),
            new Interruption(),
            Map.of(),
            Path.of("home"),
            new Collaborators(
                _ -> {
                  throw new AssertionError();
                },
                () -> "",
                (_, _, _, _) -> {
                  throw new AssertionError();
                },
                _ -> 0,
                histories,
                () -> Morning.NOW),
            arguments)
        .execute(arguments);
  }

  @Test
  void aLongWindowBeginsWithAWholeHourAndIsCalledByItsLength() {
    assertThat(report("--to", "2026-03-11T11:33")).isZero();
    assertThat(out.toString()).startsWith("30d until 2026-03-11 11:33 UTC, since 2026-02-09 11:00");
  }

  @Test
  void textIsForEyes() throws IOException {
    assertThat(report()).as(err.toString()).isZero();
    Golden.check("account/report.txt", out.toString());
    assertThat(err.toString()).isEmpty();
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 120);
  }

  @Test
  void theDocumentationShowsWhatIsReallyTold() throws IOException {
    report();
    var documentation = Files.readString(Path.of("docs/report.md"));
    for (var part : out.toString().strip().split("\n\n", -1)) {
      assertThat(documentation).contains(part);
    }
  }

  @Test
  void textHasColoursOnATerminal() throws IOException {
    colour = true;
    assertThat(report("--window", "6h")).isZero();
    Golden.check("account/colour.txt", out.toString());
  }

  @Test
  void oneJourneyInOneRegionFitsAnOrdinaryTerminal() throws IOException {
    assertThat(report("--journey", "website", "--region", "eu-1", "--window", "1h")).isZero();
    Golden.check("account/one.txt", out.toString());
    assertThat(out.toString().lines()).allMatch(line -> line.length() <= 104);
  }

  @ParameterizedTest
  @CsvSource({
    "json, report.json",
    "markdown, report.md",
    "csv, numbers.csv",
    "csv --table objectives, objectives.csv",
    "csv --table latencies, latencies.csv",
    "csv --table incidents, incidents.csv",
    "csv --table reasons, reasons.csv",
  })
  void otherFormsAreForOthers(String format, String golden) throws IOException {
    assertThat(
            report(
                Stream.concat(Stream.of("--format"), Arrays.stream(format.split(" ")))
                    .toArray(String[]::new)))
        .as(err.toString())
        .isZero();
    Golden.check("account/" + golden, out.toString());
  }

  @Test
  void anOverviewHasNoDetails() throws IOException {
    assertThat(report("--overview", "--format", "json")).isZero();
    var json = new ObjectMapper().readTree(out.toString());
    assertThat(json.path("details").booleanValue()).isFalse();
    assertThat(json.path("incidents")).isEmpty();
    assertThat(json.at("/journeys/0/latencies")).isEmpty();
    assertThat(json.at("/journeys/0/objectives")).hasSize(1);
  }

  @Test
  void aFileIsWrittenWhole() throws IOException {
    var target = folder().resolve("report.csv");
    assertThat(report("--format", "csv", "--output", target.toString())).isZero();
    assertThat(out.toString()).isEmpty();
    Golden.check("account/numbers.csv", Files.readString(target));
  }

  @Test
  void aBreachIsForPipelines() {
    assertThat(report("--fail-on-breach")).isEqualTo(1);
    assertThat(report("--fail-on-breach", "--journey", "website")).isZero();
    assertThat(report("--journey", "support-chat")).isZero();
  }

  @Test
  void thatNothingWasMeasuredIsNoHealth() {
    assertThat(report("--fail-on-breach", "--to", "2026-01-01")).isEqualTo(3);
    assertThat(report("--fail-on-breach", "--service", "web")).isZero();
  }

  @Test
  void anEmptyHistorySaysHowToFillIt() {
    histories = _ -> new SumOverRuns();
    assertThat(report()).isZero();
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString())
        .isEqualTo(
            "nothing was measured yet in "
                + file
                + ": `nines serve --journeys DIR` plays journeys and writes it\n");
  }

  @Test
  void anEmptyHistoryIsStillAWholeDocument() throws IOException {
    histories = _ -> new SumOverRuns();
    assertThat(report("--format", "json")).isZero();
    assertThat(new ObjectMapper().readTree(out.toString()).path("journeys")).isEmpty();
    out.getBuffer().setLength(0);
    assertThat(report("--format", "csv")).isZero();
    assertThat(out.toString().lines()).hasSize(2);
  }

  @Test
  void aHistoryThatIsNotThereIsNeverMade() {
    assertThat(bare(List.of("--history", folder().resolve("no.db").toString()))).isEqualTo(2);
    assertThat(err.toString())
        .startsWith("nines report: there is no history ")
        .contains("expected the file that `nines serve` writes");
    assertThat(bare(List.of())).isEqualTo(2);
    assertThat(err.toString())
        .contains(
            "there is no history here: no file nines.db in the working directory; say where it is");
    assertThat(opened).isEmpty();
  }

  @Test
  void aHistoryThatCannotBeReadIsSaid() {
    histories =
        _ -> {
          throw new HistoryException(
              "the history cannot be read, x.db: the file is no SQLite database");
        };
    assertThat(report()).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            "nines report: the history cannot be read, x.db: the file is no SQLite database\n");
  }

  @Test
  void theHistoryIsClosed() {
    var closed = new ArrayList<String>();
    histories = _ -> closing(closed);
    assertThat(report("--journey", "nobody")).isEqualTo(2);
    assertThat(closed).containsExactly("closed");
  }

  private static History closing(List<String> closed) {
    return new History() {
      @Override
      public dev.nines.store.Account account() {
        return MORNING;
      }

      @Override
      public dev.nines.store.RunLog runs() {
        return MORNING;
      }

      @Override
      public dev.nines.store.Declarations declarations() {
        return MORNING;
      }

      @Override
      public dev.nines.store.Documents documents() {
        return MORNING;
      }

      @Override
      public void close() {
        closed.add("closed");
      }
    };
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--journey suport-chat | --journey: there is no journey \"suport-chat\"; did you mean \"support-chat\"?",
        "--service nothing | --service: there is no service \"nothing\"; expected one of bank, chat-support, web",
        "--region eu-2 | --region: there is no region \"eu-2\"; did you mean \"eu-1\"?",
        "--window soon | --window is \"soon\"; expected a length such as 12h or 30d, \"month\", or a month such as 2026-02",
        "--window 2026-13 | --window is \"2026-13\"; there is no such month",
        "--window 2027-01 | --window is 2027-01, which has not begun yet",
        "--to 2027-02-01 --window 7d | --to makes a window that begins at 2027-01-25T00:00:00Z, and now it is 2026-03-11T12:00:00Z; expected a beginning before it",
        "--to 2027-02-01 --window month | --to makes a window that begins at 2027-01-01T00:00:00Z, and now it is",
        "--window 0 | --window makes a window of 0s; expected at least a minute",
        "--window 9999d | --window makes a window of 9999d; expected at most ten years",
        "--from 2026-03-02 --to 2026-03-01 | --from is 2026-03-02T00:00:00Z, and --to is 2026-03-01T00:00:00Z; expected a moment before it",
        "--from 2027-01-01 | --from is 2027-01-01T00:00:00Z, and now it is 2026-03-11T12:00:00Z; expected a moment before it",
        "--from 2027-01-01 --to 2027-02-01 | --from is 2027-01-01T00:00:00Z, and now it is 2026-03-11T12:00:00Z; expected a moment before it",
        "--from yesterday | --from is \"yesterday\"; expected a moment such as 2026-02-01, 2026-02-01T09:30 or 2026-02-01T09:30:00Z",
        "--from 2026-02-30 | --from is \"2026-02-30\"; expected a moment",
        "--from 1900-01-01 | --from makes a window of",
        "--from 2026-03-01 --window 3d | --window and --from are given; expected one of both",
        "--table objectives | --table is given; expected --format csv with it",
        "--format xml | Invalid value for option '--format'",
        "--format csv --table all | Invalid value for option '--table'",
        "--output /no/such/folder/x | cannot write /no/such/folder/x",
        "--windw 3d | --window",
      })
  void whatCannotBeAskedIsSaidInWords(String options, String message) {
    assertThat(report(options.split(" "))).isEqualTo(2);
    assertThat(out.toString()).isEmpty();
    assertThat(err.toString()).startsWith("nines report: ").contains(message);
  }

  @ParameterizedTest
  @CsvSource({
    "--window 2026-03, 2026-03-01T00:00:00Z, 2026-03-11T12:00:00Z",
    "--window 2026-02, 2026-02-01T00:00:00Z, 2026-03-01T00:00:00Z",
    "--window month, 2026-03-01T00:00:00Z, 2026-03-11T12:00:00Z",
    "--window 90m, 2026-03-11T10:30:00Z, 2026-03-11T12:00:00Z",
    "--window 1h --to 2026-03-02, 2026-03-01T23:00:00Z, 2026-03-02T00:00:00Z",
    "--from 2026-03-10 --to 2027-03-10, 2026-03-10T00:00:00Z, 2026-03-11T12:00:00Z",
    "--from 2026-03-10, 2026-03-10T00:00:00Z, 2026-03-11T12:00:00Z",
    "--from 2026-03-10T08:30 --to 2026-03-10T10:00+01:00, 2026-03-10T08:30:00Z, 2026-03-10T09:00:00Z",
  })
  void aWindowCanBeSaidInManyWays(String options, String from, String to) throws IOException {
    var all = Stream.concat(Stream.of("--format", "json"), Arrays.stream(options.split(" ")));
    assertThat(report(all.toArray(String[]::new))).as(err.toString()).isZero();
    var window = new ObjectMapper().readTree(out.toString()).path("window");
    assertThat(window.path("from").textValue()).isEqualTo(from);
    assertThat(window.path("to").textValue()).isEqualTo(to);
  }
}
