package dev.nines.deploy;

import dev.nines.cli.Collaborators;
import dev.nines.cli.Commands;
import dev.nines.cli.Interruption;
import dev.nines.cli.live.Terminal;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.notify.receiver.TemplateCheck;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The product's own command line, without what plays or serves. */
final class Nines {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Nines() {}

  /** What a command prints, which must end well. */
  static String prints(String... arguments) {
    var nines = new Nines();
    int status = nines.line().execute(arguments);
    if (status != 0) {
      throw new AssertionError("status " + status + ": " + nines.err);
    }
    return nines.out.toString();
  }

  /** A command as it describes itself. */
  static CommandSpec command(String name) {
    return new Nines().line().getSubcommands().get(name).getCommandSpec();
  }

  /** What is wrong with a line of arguments; nothing where it would be taken. */
  static String refusal(String... arguments) {
    try {
      var _ = new Nines().line().parseArgs(arguments);
      return "";
    } catch (ParameterException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private CommandLine line() {
    return Commands.of(
        Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
        new Interruption(),
        Map.of(),
        Path.of("."),
        new Collaborators(
            paths ->
                new JourneyLoader(new ExpressionCompiler(), new TemplateCheck())
                    .load(JourneyFiles.read(paths)),
            () -> "",
            (_, _, _, _) -> {
              throw new AssertionError("nothing is played here");
            },
            _ -> {
              throw new AssertionError("nothing is served here");
            },
            _ -> {
              throw new AssertionError("no history was asked for");
            },
            InstantSource.system()));
  }
}
