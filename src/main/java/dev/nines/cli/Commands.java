package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line, put together. */
public final class Commands {

  private Commands() {}

  /**
   * The command {@code nines} with its subcommands.
   *
   * @param environment the environment of the process
   * @param home the folder that Nines comes in
   * @param arguments what it will be executed with: where they name a subcommand the others are
   *     left out, as describing them takes longer than many commands
   */
  public static CommandLine of(
      Terminal terminal,
      Interruption interruption,
      Map<String, String> environment,
      Path home,
      Collaborators with,
      String... arguments) {
    var line = new CommandLine(new NinesCommand());
    var subcommands = subcommands(terminal, interruption, environment, home, with);
    var named = arguments.length == 0 ? null : subcommands.get(arguments[0]);
    if (named != null) {
      line.addSubcommand(named.get());
    } else {
      subcommands.values().forEach(each -> line.addSubcommand(each.get()));
      line.addSubcommand(new HelpCommand());
    }
    return line.setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(terminal.out().writer())
        .setErr(terminal.err().writer())
        .setColorScheme(
            new ColorScheme.Builder(terminal.out().colour() ? Ansi.ON : Ansi.OFF).build())
        .setParameterExceptionHandler(Commands::misused)
        .setExecutionExceptionHandler(Commands::failed);
  }

  private static Map<String, Supplier<Object>> subcommands(
      Terminal terminal,
      Interruption interruption,
      Map<String, String> environment,
      Path home,
      Collaborators with) {
    var all = new LinkedHashMap<String, Supplier<Object>>();
    all.put(
        "run",
        () -> new RunCommand(terminal, with.loading(), with.engine(), interruption, environment));
    all.put("validate", () -> new ValidateCommand(terminal, with.loading(), environment));
    all.put(
        "report", () -> new ReportCommand(terminal, with.histories(), with.clock(), environment));
    all.put("schema", () -> new SchemaCommand(terminal, with.schema()));
    all.put("explain", () -> new ExplainCommand(terminal, with.loading()));
    all.put("rules", () -> new RulesCommand(terminal, with.loading()));
    all.put("notify", () -> NotifyCommand.with(terminal, environment));
    all.put("silence", () -> SilenceCommand.with(terminal, environment));
    all.put("token", () -> new TokenCommand(terminal));
    all.put("serve", () -> new ServeCommand(with.daemon(), environment));
    all.put("health", () -> new HealthCommand(terminal, environment));
    all.put("demo", () -> new DemoCommand(terminal, with.daemon(), environment, home));
    all.put("record", () -> new RecordCommand(terminal, interruption, with.recorder(), System.in));
    all.put("practice", () -> new PracticeCommand(terminal, interruption));
    return all;
  }

  /** In two or three lines: what is wrong, what was probably meant, and where to read on. */
  private static int misused(ParameterException e, String[] arguments) {
    var line = e.getCommandLine();
    var err = line.getErr();
    err.println(line.getCommandSpec().qualifiedName() + ": " + e.getMessage());
    UnmatchedArgumentException.printSuggestions(e, err);
    err.println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
    return ExitStatus.INVALID;
  }

  private static int failed(Exception e, CommandLine line, ParseResult result) {
    PrintWriter err = line.getErr();
    if (e instanceof InvalidUseException) {
      err.println(line.getCommandSpec().qualifiedName() + ": " + e.getMessage());
      return ExitStatus.INVALID;
    }
    // Unforeseen, and so nobody's fault but ours.
    err.println(line.getCommandSpec().qualifiedName() + ": a fault of Nines itself:");
    e.printStackTrace(err);
    return ExitStatus.INCONCLUSIVE;
  }
}
