package dev.nines.cli;

import dev.nines.api.answer.SilencesAnswer;
import dev.nines.cli.live.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nines silence list}: of what nobody is told. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Lists silences that are in force or come, also those that files declare.")
final class SilenceListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final AtOptions at;

  SilenceListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.at = new AtOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException {
    try (var prober = at.openOrUsual()) {
      var known = prober.get("/silences", Map.of(), SilencesAnswer.class);
      List<String> lines =
          prober.understood(
              known, answer -> answer.silences().stream().map(SilenceLines::of).toList());
      (lines.isEmpty() ? List.of("there is no silence") : lines)
          .forEach(terminal.out().writer()::println);
      return ExitStatus.GOOD;
    }
  }
}
