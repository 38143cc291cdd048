package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.Given;
import dev.nines.cli.configuration.Kind;
import dev.nines.cli.configuration.Origin;
import dev.nines.cli.configuration.Setting;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal;
import dev.nines.yaml.shape.Unfit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/**
 * The command line over the configuration: what a file or the environment says is the default of an
 * option, and a command that may not start for what is wrong says all of it at once.
 */
final class Layers implements IDefaultValueProvider, IExecutionStrategy {

  private final Configuration configuration;
  private final Terminal terminal;

  Layers(Configuration configuration, Terminal terminal) {
    this.configuration = configuration;
    this.terminal = terminal;
  }

  /** What was said of an option that does not look for it itself. */
  @Override
  public @Nullable String defaultValue(ArgSpec argument) {
    return argument instanceof OptionSpec option
        ? Settings.ofOption(option.longestName())
            .filter(setting -> !setting.own() && !(setting.kind() instanceof Kind.Several))
            .flatMap(this::text)
            .orElse(null)
        : null;
  }

  /** As an option takes it; of what is no value the problems tell. */
  private Optional<String> text(Setting<?> setting) {
    var value = configuration.value(setting);
    return setting.kind() instanceof Kind.Truth
        ? value.map(Object::toString)
        : value.flatMap(_ -> configuration.said(setting)).map(said -> said.text().strip());
  }

  /** Runs the command, unless something is wrong with what it is told. */
  @Override
  public int execute(ParseResult result) {
    var last = result;
    while (last.hasSubcommand()) {
      last = last.subcommand();
    }
    if (!last.isUsageHelpRequested() && !last.isVersionHelpRequested()) {
      var problems = problems(last);
      if (!problems.isEmpty()) {
        say(problems, last.commandSpec().qualifiedName());
        return ExitStatus.INVALID;
      }
    }
    return new RunLast().execute(result);
  }

  private void say(List<String> problems, String command) {
    var err = terminal.err().writer();
    if (problems.size() == 1 && configuration.inFile().isEmpty()) {
      err.println(command + ": " + problems.getFirst());
      return;
    }
    problems.forEach(err::println);
    err.printf(
        "%s: %d problem%s with what it is told, see docs/configuration.md; nothing is done%n",
        command, problems.size(), problems.size() == 1 ? "" : "s");
  }

  private List<String> problems(ParseResult result) {
    var all = new ArrayList<String>();
    configuration.inFile().forEach(each -> all.add(Problems.text(each, terminal.err())));
    var spec = result.commandSpec();
    configuration
        .inEnvironment(setting ->
            setting.option().isEmpty()
                ? spec.findOption(Settings.PORT.option()) != null
                : spec.findOption(setting.option()) != null)
        .forEach(each -> all.add(Clean.line(each)));
    for (var setting : Settings.ALL) {
      var text = onTheLine(setting, result);
      if (text != null && !text.isBlank()) {
        try {
          var _ = setting.of(text);
        } catch (Unfit e) {
          all.add(
              Clean.line(
                  setting.option()
                      + ": "
                      + e.getMessage()
                      + (e.fix() == null ? "" : "; " + e.fix())));
        }
      }
    }
    return all;
  }

  private static @Nullable String onTheLine(Setting<?> setting, ParseResult result) {
    if (setting.option().isEmpty() || !result.hasMatchedOption(setting.option())) {
      return null;
    }
    var texts = result.matchedOption(setting.option()).originalStringValues();
    return texts.isEmpty() ? "true" : String.join(",", texts);
  }

  /** What holds of a setting, and who says so. */
  static Given inForce(Setting<?> setting, Configuration configuration, ParseResult result) {
    var text = onTheLine(setting, result);
    return text == null
        ? configuration.of(setting)
        : new Given(text, new Origin.Option(setting.option()));
  }

  /**
   * A message, with where those of its options are given that are not on the command line.
   *
   * @param result null where it could not be understood
   */
  String told(String message, @Nullable ParseResult result) {
    var where =
        Settings.ALL.stream()
            .filter(setting -> !setting.option().isEmpty())
            .filter(setting ->
                Pattern.compile("(?<![\\w-])" + Pattern.quote(setting.option()) + "(?![\\w-])")
                    .matcher(message)
                    .find())
            .filter(setting -> result == null || onTheLine(setting, result) == null)
            .flatMap(setting ->
                configuration.said(setting).stream()
                    .map(said -> setting.option() + " by " + said.origin()))
            .collect(Collectors.joining(", "));
    return where.isEmpty() ? message : message + " (" + where + ")";
  }
}
