package dev.nines.cli;

import dev.nines.api.answer.SilenceAnswer;
import dev.nines.cli.live.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines silence}: nobody is told of something for a time. */
@Command(
    name = "silence",
    mixinStandardHelpOptions = true,
    description = {
      "Has a prober that runs tell nobody of some journeys or services for a time; what still stands then is told then.",
      "Asks the prober at http://localhost:8080 where --at names no other; of several regions ask each."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the silence is in force, or will be",
      "2:invalid usage, or a prober that refuses it or cannot be asked"
    })
final class SilenceCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Map<String, String> environment;

  @Parameters(arity = "0..*", paramLabel = "JOURNEY", description = "Names of journeys.")
  private List<String> journeys = List.of();

  @Option(
      names = "--service",
      split = ",",
      paramLabel = "NAME",
      description = "Services, with their journeys.")
  private List<String> services = List.of();

  @Option(names = "--everything", description = "All that the prober plays.")
  private boolean everything;

  @Option(
      names = "--for",
      paramLabel = "DURATION",
      description = "How long, such as 30m, 2h or 3d; 30d at most.")
  private @Nullable String length;

  @Option(
      names = "--to",
      paramLabel = "MOMENT",
      description = "Until when, such as 2026-03-02T09:30:00Z; instead of --for.")
  private @Nullable String to;

  @Option(names = "--from", paramLabel = "MOMENT", description = "From when on (default: now).")
  private @Nullable String from;

  @Option(names = "--reason", paramLabel = "WORDS", description = "Why; required.")
  private @Nullable String reason;

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who asks for it (default: $USER, or as the system knows you).")
  private @Nullable String by;

  @Mixin private final AtOptions at;

  SilenceCommand(Terminal terminal, Map<String, String> environment) {
    this.terminal = terminal;
    this.environment = environment;
    this.at = new AtOptions(environment);
  }

  /** The command with its subcommands. */
  static CommandLine with(Terminal terminal, Map<String, String> environment) {
    return new CommandLine(new SilenceCommand(terminal, environment))
        .addSubcommand(new SilenceListCommand(terminal, environment))
        .addSubcommand(new SilenceEndCommand(terminal, environment));
  }

  @Override
  public Integer call() throws InvalidUseException {
    if (by != null && by.isBlank()) {
      throw new InvalidUseException("--by is empty; expected who asks for it, such as --by ann");
    }
    var who = by == null ? Asker.name(environment, System.getProperty("user.name")) : by;
    if (reason == null) {
      throw new InvalidUseException(
          "--reason is missing; expected why, such as --reason \"new servers\"");
    }
    var wish = new LinkedHashMap<String, Object>();
    wish.put("journeys", journeys);
    wish.put("services", services);
    wish.put("everything", everything);
    put(wish, "for", length);
    put(wish, "to", to);
    put(wish, "from", from);
    wish.put("by", who);
    wish.put("reason", reason);
    try (var prober = at.openOrUsual()) {
      var silence = prober.send("POST", List.of("silences"), wish, SilenceAnswer.class);
      terminal.out().writer().println(prober.understood(silence, SilenceLines::of));
      return ExitStatus.GOOD;
    }
  }

  private static void put(Map<String, Object> wish, String name, @Nullable String value) {
    if (value != null) {
      wish.put(name, value);
    }
  }
}
