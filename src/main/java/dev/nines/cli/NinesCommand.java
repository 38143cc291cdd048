package dev.nines.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code nines} itself, which does nothing without one of its subcommands. */
@Command(
    name = "nines",
    mixinStandardHelpOptions = true,
    versionProvider = NinesCommand.Versions.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Availability as the customer perceives it, beside uptime as the servers report it.")
public final class NinesCommand implements Runnable {

  @Spec private @Nullable CommandSpec spec;

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(spec.commandLine(), "Missing: a command");
    }
  }

  /** Prints {@link Version#line()}. */
  static final class Versions implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {Version.current().line()};
    }
  }
}
