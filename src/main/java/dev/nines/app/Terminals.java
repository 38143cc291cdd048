package dev.nines.app;

import dev.nines.cli.live.Terminal;
import dev.nines.cli.live.Terminal.Channel;
import java.io.Console;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out who looks at the process's streams. */
final class Terminals {

  /** The launcher says here which of {@code out} and {@code err} are terminals: it can tell. */
  static final String PROPERTY = "nines.terminal";

  private Terminals() {}

  static Terminal of(PrintWriter out, PrintWriter err, Map<String, String> environment) {
    var told = System.getProperty(PROPERTY);
    return new Terminal(
        channel(out, "out", told, environment), channel(err, "err", told, environment));
  }

  private static Channel channel(
      PrintWriter writer, String name, @Nullable String told, Map<String, String> environment) {
    boolean capable = !environment.getOrDefault("TERM", "").equals("dumb");
    boolean live = capable && isTerminal(name, told);
    return new Channel(writer, live, live && environment.getOrDefault("NO_COLOR", "").isEmpty());
  }

  private static boolean isTerminal(String name, @Nullable String told) {
    if (told != null) {
      return Set.of(told.split(",")).contains(name);
    }
    return Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }
}
