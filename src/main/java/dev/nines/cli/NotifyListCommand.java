package dev.nines.cli;

import dev.nines.api.answer.ReceiverAnswer;
import dev.nines.api.answer.ReceiversAnswer;
import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code nines notify list}: who is told. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = {
      "Lists who is told of trouble by a prober that runs, and who cannot be told.",
      "Asks the prober at http://localhost:8080 where --at names no other."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:all of them can be told",
      "1:one cannot be told, as a secret is missing",
      "2:invalid usage, or a prober that cannot be asked"
    })
final class NotifyListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private final AtOptions at;

  NotifyListCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.at = new AtOptions(environment);
  }

  @Override
  public Integer call() throws InvalidUseException {
    try (var prober = at.openOrUsual()) {
      var known = prober.get("/receivers", Map.of(), ReceiversAnswer.class);
      terminal.out().writer().print(prober.understood(known, NotifyListCommand::text));
      return known.receivers().stream().allMatch(ReceiverAnswer::ready)
          ? ExitStatus.GOOD
          : ExitStatus.FAILED;
    }
  }

  private static String text(ReceiversAnswer known) {
    var text = new StringBuilder();
    if (known.quiet()) {
      text.append(
          "environment %s is quiet: nobody is told of trouble%n".formatted(known.environment()));
    }
    if (known.receivers().isEmpty()) {
      text.append("there is no receiver; give one a file that begins with `receiver: NAME`\n");
    }
    for (var each : known.receivers()) {
      text.append("%s (%s): %s%n".formatted(each.name(), each.channel(), state(each)));
      if (each.refusal() != null) {
        text.append("  its call-backs are refused: %s%n".formatted(each.refusal()));
      }
    }
    return Clean.lines(text.toString());
  }

  private static String state(ReceiverAnswer receiver) {
    if (receiver.trouble() != null) {
      return "cannot be told: " + receiver.trouble();
    }
    var sent = receiver.sent();
    var failed = receiver.failed();
    if (failed != null && (sent == null || failed.isAfter(sent))) {
      return "did not take a message at %s: %s".formatted(failed, receiver.failure());
    }
    return sent == null ? "was told nothing since the prober began" : "took a message at " + sent;
  }
}
