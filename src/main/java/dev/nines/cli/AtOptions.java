package dev.nines.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A prober that runs already: an option of every command that can ask one. */
final class AtOptions {

  @Option(
      names = "--at",
      paramLabel = "URL",
      description = "Asks the prober that listens there, such as http://localhost:8080.")
  private @Nullable String at;

  /**
   * Where it listens, if one is named.
   *
   * @throws InvalidUseException if what was said is no address
   */
  Optional<URI> prober() throws InvalidUseException {
    if (at == null) {
      return Optional.empty();
    }
    var text = at.contains("://") ? at : "http://" + at;
    try {
      var uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (uri.getUserInfo() != null) {
        throw new InvalidUseException(
            "--at holds a user or a password, which anybody can see who lists the processes;"
                + " expected an address alone");
      }
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return Optional.of(URI.create(text.replaceFirst("/+$", "")));
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new InvalidUseException(
        "--at is \"" + at + "\"; expected an address such as http://localhost:8080");
  }
}
