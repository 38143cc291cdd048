package dev.nines.cli;

import dev.nines.api.answer.TestAnswer;
import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal;
import dev.nines.journey.Durations;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code nines notify test}: whether a receiver is reached. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    description = {
      "Has a prober that runs tell a receiver that nothing is wrong, and says whether it was taken.",
      "Asks the prober at http://localhost:8080 where --at names no other."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the receiver took the test",
      "1:the receiver is away or refused it",
      "2:invalid usage, a receiver that there is not or whose secret is missing, or a prober that"
          + " cannot be asked"
    })
final class NotifyTestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(paramLabel = "RECEIVER", description = "The receiver's name.")
  private String receiver = "";

  @Mixin private final AtOptions at;

  NotifyTestCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.at = new AtOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException {
    try (var prober = at.openOrUsual()) {
      var taken =
          prober.send("POST", List.of("receivers", receiver, "test"), null, TestAnswer.class);
      terminal.out().writer().print(prober.understood(taken, NotifyTestCommand::text));
      return ExitStatus.GOOD;
    } catch (NotTakenException e) {
      terminal
          .err()
          .writer()
          .println("nines notify test: " + Clean.line(String.valueOf(e.getMessage())));
      return ExitStatus.FAILED;
    }
  }

  /** What was taken, with what it says set in. */
  private static String text(TestAnswer taken) {
    var text =
        new StringBuilder(
            "%s (%s) took a test within %s:%n"
                .formatted(taken.receiver(), taken.channel(), span(taken.duration())));
    (taken.headline() + "\n\n" + taken.text())
        .lines()
        .map(line -> line.isEmpty() ? "" : "  " + line)
        .forEach(line -> text.append(line).append('\n'));
    return Clean.lines(text.toString());
  }

  private static String span(BigDecimal seconds) {
    var millis = seconds.movePointRight(3).setScale(0, RoundingMode.CEILING).longValue();
    return Durations.text(Duration.ofMillis(millis));
  }
}
