package dev.nines.cli;

import dev.nines.api.answer.SilenceAnswer;
import dev.nines.cli.live.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nines silence end}: what was silent is told again. */
@Command(
    name = "end",
    mixinStandardHelpOptions = true,
    description = "Ends a silence now: what still stands is told.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:it is over",
      "2:invalid usage, a silence that there is not or that a file declares, or a prober that cannot be asked"
    })
final class SilenceEndCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As `nines silence list` says it.")
  private String id = "";

  @Mixin private final AtOptions at;

  SilenceEndCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.at = new AtOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException {
    try (var prober = at.openOrUsual()) {
      var silence = prober.send("DELETE", List.of("silences", id), null, SilenceAnswer.class);
      terminal.out().writer().println(prober.understood(silence, SilenceLines::of));
      return ExitStatus.GOOD;
    }
  }
}
