package dev.nines.cli;

import dev.nines.cli.ServeOptions.Telling;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.ProcessEnvironment;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What messages say of the prober that sends them. */
final class TellingOptions {

  private static final String NAME = "[A-Za-z0-9]([A-Za-z0-9 ._-]{0,61}[A-Za-z0-9])?";

  private static final String KEY = "NINES_LINK_KEY";
  private static final String OPTION = "--link-key-file";

  /** How many bytes a key has at least: as many as what it signs with. */
  private static final int SHORTEST = 32;

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

  @Option(
      names = "--link-key-file",
      paramLabel = "FILE",
      description =
          "A secret of 32 bytes or more that signs the links which acknowledge"
              + " (default: the secret NINES_LINK_KEY, else one that is made once and kept in the"
              + " history).")
  private @Nullable Path linkKeyFile;

  /**
   * @param variables the environment of the process
   */
  TellingOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * What was asked for.
   *
   * @param secrets where the key of links is found that no option names
   * @throws InvalidUseException if a name or address is none, or the key cannot be used
   */
  Telling telling(Environment secrets) throws InvalidUseException {
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
    return new Telling(name, address.isBlank() ? null : address(address.strip()), key(secrets));
  }

  private @Nullable String key(Environment secrets) throws InvalidUseException {
    try {
      var key =
          linkKeyFile == null
              ? secrets.secret(KEY)
              : new ProcessEnvironment(Map.of(KEY + "_FILE", linkKeyFile.toString()), null)
                  .secret(KEY);
      int bytes = key == null ? 0 : key.strip().getBytes(StandardCharsets.UTF_8).length;
      if (key != null && bytes < SHORTEST) {
        throw new InvalidUseException(
            "%s has %d bytes; expected %d or more, such as of: openssl rand -hex 32"
                .formatted(linkKeyFile == null ? "the secret " + KEY : OPTION, bytes, SHORTEST));
      }
      return key == null ? null : key.strip();
    } catch (ProberFaultException e) {
      var what = String.valueOf(e.getMessage());
      throw new InvalidUseException(
          linkKeyFile == null ? what : what.replace("named by " + KEY + "_FILE", OPTION));
    }
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
