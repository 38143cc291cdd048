package dev.nines.cli;

import dev.nines.cli.ServeOptions.Telling;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What messages say of the prober that sends them. */
final class TellingOptions {

  private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9 ._-]{0,61}[A-Za-z0-9])?";

  private final Map<String, String> variables;

  @Option(
      names = "--environment",
      paramLabel = "NAME",
      description =
          "What is measured, as messages name it; the defaults of alerting may keep it quiet"
              + " (default: $NINES_ENVIRONMENT, else \"production\").")
  private @Nullable String environment;

  @Option(
      names = "--link",
      paramLabel = "URL",
      description =
          "Where people reach this prober, for the links in messages"
              + " (default: $NINES_LINK, else messages have none).")
  private @Nullable String link;

  /**
   * @param variables the environment of the process
   */
  TellingOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * What was asked for.
   *
   * @throws InvalidUseException if a name or address is none
   */
  Telling telling() throws InvalidUseException {
    var name =
        environment == null
            ? variables.getOrDefault("NINES_ENVIRONMENT", Telling.PRODUCTION.environment())
            : environment;
    if (!name.matches(NAME)) {
      throw new InvalidUseException(
          "--environment is \""
              + name
              + "\"; expected 1 to 63 letters, digits, spaces, dots and dashes, a letter or digit at both ends");
    }
    var address = link == null ? variables.getOrDefault("NINES_LINK", "") : link;
    return new Telling(name, address.isBlank() ? null : address(address.strip()));
  }

  private static URI address(String text) throws InvalidUseException {
    try {
      var address = new URI(text.replaceFirst("/+$", ""));
      if (address.getHost() != null
          && ("http".equalsIgnoreCase(address.getScheme())
              || "https".equalsIgnoreCase(address.getScheme()))) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new InvalidUseException(
        "--link is \"" + text + "\"; expected a URL such as https://nines.example.com");
  }
}
