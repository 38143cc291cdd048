package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import dev.nines.cli.report.JUnitReport;
import dev.nines.cli.report.JsonReport;
import dev.nines.cli.report.Report;
import dev.nines.cli.report.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How what came of runs is told: options of every command that plays some. */
final class ResultOptions {

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

  /**
   * Finds out before the first run whether the result can be told after the last.
   *
   * @throws InvalidUseException if it cannot
   */
  void check() throws InvalidUseException {
    if (output != null) {
      new ReportFile(output).check();
    }
  }

  /**
   * Where runs are shown while they go on.
   *
   * @param eager whether they are to be seen in any case
   * @param text takes what goes into the file in the end
   */
  List<Channel> channels(Terminal terminal, boolean eager, StringWriter text) {
    var channels = new ArrayList<Channel>();
    if (format == Format.TEXT || output != null) {
      channels.add(terminal.out());
    } else if (terminal.err().live() || eager) {
      channels.add(terminal.err());
    }
    if (format == Format.TEXT && output != null) {
      channels.add(Channel.plain(new PrintWriter(text)));
    }
    return channels;
  }

  /**
   * Tells the result.
   *
   * @param evidence the folder with what runs left to look at, or null
   * @param text what was shown, as it goes into a file
   * @throws InvalidUseException if the file cannot be written
   */
  void tell(Results results, @Nullable Path evidence, String text, Terminal terminal)
      throws InvalidUseException, IOException {
    Report report =
        switch (format) {
          case TEXT -> (_, writer) -> writer.write(text);
          case JSON -> new JsonReport(evidence);
          case JUNIT -> new JUnitReport();
        };
    if (output != null) {
      new ReportFile(output).write(writer -> report.write(results, writer));
    } else if (format != Format.TEXT) {
      report.write(results, terminal.out().writer());
    }
  }
}
