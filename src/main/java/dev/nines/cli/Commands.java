package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.live.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The whole command line, put together. */
public final class Commands {

  /** Those that are told by a configuration; the others need none to do what they do. */
  private static final Set<String> CONFIGURED =
      Set.of("serve", "config", "run", "validate", "explain", "report");

  /** Those all of whose options it tells. */
  private static final Set<String> SERVING = Set.of("serve", "config");

  private Commands() {}

  /** What the environment, and the file that it or a command line names, tell this command. */
  public static Configuration configuration(Map<String, String> environment, String... arguments) {
    return arguments.length > 0
            && (CONFIGURED.contains(arguments[0]) || arguments[0].equals("health"))
        ? Configuration.of(environment, arguments)
        : Configuration.none(environment);
  }

  /** The whole command line in an environment. */
  public static CommandLine of(
      Terminal terminal,
      Interruption interruption,
      Map<String, String> environment,
      Path home,
      Collaborators with,
      String... arguments) {
    var configuration = configuration(environment, arguments);
    return of(terminal, interruption, configuration, home, with, arguments);
  }

  /**
   * The command {@code nines} with its subcommands.
   *
   * @param configuration what the environment and a file tell
   * @param home the folder that Nines comes in
   * @param arguments what it will be executed with: where they name a subcommand the others are
   *     left out, as describing them takes longer than many commands
   */
  public static CommandLine of(
      Terminal terminal,
      Interruption interruption,
      Configuration configuration,
      Path home,
      Collaborators with,
      String... arguments) {
    var line = new CommandLine(new NinesCommand());
    var subcommands = subcommands(terminal, interruption, configuration, home, with);
    var named = arguments.length == 0 ? null : subcommands.get(arguments[0]);
    if (named != null) {
      line.addSubcommand(named.get());
    } else {
      subcommands.values().forEach(each -> line.addSubcommand(each.get()));
      line.addSubcommand(new HelpCommand());
    }
    var layers = new Layers(configuration, terminal);
    line.getSubcommands()
        .forEach((name, each) -> {
          if (CONFIGURED.contains(name)) {
            each.getCommandSpec().addOption(configured());
          }
          if (SERVING.contains(name)) {
            each.setDefaultValueProvider(layers);
          }
        });
    if (arguments.length > 0 && CONFIGURED.contains(arguments[0])) {
      line.setExecutionStrategy(layers);
    }
    // The configuration is looked for in the arguments as they are.
    return line.setExpandAtFiles(false)
        .setUnmatchedOptionsAllowedAsOptionParameters(false)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(terminal.out().writer())
        .setErr(terminal.err().writer())
        .setColorScheme(
            new ColorScheme.Builder(terminal.out().colour() ? Ansi.ON : Ansi.OFF).build())
        .setParameterExceptionHandler(Commands::misused)
        .setExecutionExceptionHandler((e, failed, _) -> failed(e, failed, layers));
  }

  /**
   * The file is read by then: see {@link Configuration}. The command line has to know its option.
   */
  private static OptionSpec configured() {
    return OptionSpec.builder(Configuration.OPTION)
        .paramLabel("FILE")
        .type(Path.class)
        .description(
            "The configuration file; variables and options win over it (default: $"
                + Configuration.VARIABLE
                + ", else none).")
        .build();
  }

  private static Map<String, Supplier<Object>> subcommands(
      Terminal terminal,
      Interruption interruption,
      Configuration configuration,
      Path home,
      Collaborators with) {
    var environment = configuration.variables();
    var all = new LinkedHashMap<String, Supplier<Object>>();
    all.put(
        "run",
        () -> new RunCommand(terminal, with.loading(), with.engine(), interruption, configuration));
    all.put("validate", () -> new ValidateCommand(terminal, with.loading(), configuration));
    all.put(
        "report", () -> new ReportCommand(terminal, with.histories(), with.clock(), environment));
    all.put("schema", () -> new SchemaCommand(terminal, with.schema()));
    all.put("explain", () -> new ExplainCommand(terminal, with.loading(), configuration));
    all.put("rules", () -> new RulesCommand(terminal, with.loading()));
    all.put("notify", () -> NotifyCommand.with(terminal, environment));
    all.put("silence", () -> SilenceCommand.with(terminal, environment));
    all.put("token", () -> new TokenCommand(terminal));
    all.put("serve", () -> new ServeCommand(terminal, with.daemon(), configuration));
    all.put(
        "config",
        () ->
            new ConfigCommand(
                terminal, configuration, new ServeCommand(terminal, with.daemon(), configuration)));
    all.put("health", () -> new HealthCommand(terminal, configuration));
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

  private static int failed(Exception e, CommandLine line, Layers layers) {
    PrintWriter err = line.getErr();
    if (e instanceof InvalidUseException) {
      err.println(
          line.getCommandSpec().qualifiedName()
              + ": "
              + layers.told(String.valueOf(e.getMessage()), line.getParseResult()));
      return ExitStatus.INVALID;
    }
    // Unforeseen, and so nobody's fault but ours.
    err.println(line.getCommandSpec().qualifiedName() + ": a fault of Nines itself:");
    e.printStackTrace(err);
    return ExitStatus.INCONCLUSIVE;
  }
}
