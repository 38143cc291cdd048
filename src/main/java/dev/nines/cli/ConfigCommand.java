package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.live.Terminal;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code nines config}: what a prober would be told, and by whom. */
@Command(
    name = "config",
    description =
        "Says what is in force of all that `nines serve` can be told, and where each value comes from: takes its options, checks them, and starts nothing.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:a prober would start with it", "2:it would not, or invalid usage"})
final class ConfigCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Configuration configuration;

  @Mixin private final ServeCommand serve;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How it is told: text or json (default: text).")
  private Format format = Format.TEXT;

  @Option(
      names = "--explain",
      description = "Says of each setting what it may be, its default, and what it is for.")
  private boolean explain;

  @Spec private @Nullable CommandSpec spec;

  ConfigCommand(Terminal terminal, Configuration configuration, ServeCommand serve) {
    this.terminal = terminal;
    this.configuration = configuration;
    this.serve = serve;
  }

  @Override
  public Integer call() throws InvalidUseException, IOException {
    var out = terminal.out().writer();
    if (explain) {
      SettingWords.explained().forEach(out::println);
      return ExitStatus.GOOD;
    }
    var parsed = Objects.requireNonNull(spec).commandLine().getParseResult();
    var shown =
        ShownConfiguration.of(
            configuration,
            setting -> Layers.inForce(setting, configuration, parsed),
            serve.secrets());
    switch (format) {
      case TEXT -> SettingWords.inForce(shown).forEach(out::println);
      case JSON -> shown.json(out);
      case JUNIT -> throw new InvalidUseException("--format is junit; expected text or json here");
    }
    out.flush();
    // Last, as what is shown may tell why.
    serve.options();
    serve.warnings();
    return ExitStatus.GOOD;
  }
}
