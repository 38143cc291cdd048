package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nines notify}: who is told of trouble by a prober that runs. */
@Command(
    name = "notify",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    description = "Shows who is told of trouble by a prober that runs, and tries it out.")
final class NotifyCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  /** The command with its subcommands. */
  static CommandLine with(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new NotifyCommand())
        .addSubcommand(new NotifyListCommand(terminal, environment))
        .addSubcommand(new NotifyTestCommand(terminal, environment));
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Missing: a command");
    }
  }
}
