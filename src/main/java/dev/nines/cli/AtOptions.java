package dev.nines.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A prober that runs already: an option of every command that can ask one. */
final class AtOptions {

  @Option(
      names = "--at",
      paramLabel = "URL",
      split = ",",
      description =
          "Asks the prober that listens there, such as http://localhost:8080; for runs also"
              + " several, with commas.")
  private List<String> at = List.of();

  /** Where {@code nines serve} listens on this machine unless it is told otherwise. */
  private static final URI USUAL = URI.create("http://localhost:8080");

  /**
   * Where it listens; on this machine where none is named.
   *
   * @throws InvalidUseException as of {@link #prober}
   */
  URI proberOrUsual() throws InvalidUseException {
    return prober().orElse(USUAL);
  }

  /**
   * Where it listens, if one is named.
   *
   * @throws InvalidUseException if what was said is no address, or more than one
   */
  Optional<URI> prober() throws InvalidUseException {
    if (at.size() > 1) {
      throw new InvalidUseException(
          "--at holds " + at.size() + " addresses; expected one, as a prober answers for itself");
    }
    return probers().stream().findFirst();
  }

  /**
   * Where they listen; none where none is named.
   *
   * @throws InvalidUseException if something that was said is no address, or is said twice
   */
  List<URI> probers() throws InvalidUseException {
    var probers = new LinkedHashSet<URI>();
    for (var text : at) {
      if (!probers.add(address(text.strip()))) {
        throw new InvalidUseException("--at holds " + text.strip() + " twice; expected it once");
      }
    }
    return List.copyOf(probers);
  }

  private static URI address(String said) throws InvalidUseException {
    var text = said.contains("://") ? said : "http://" + said;
    try {
      var uri = new URI(text);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (uri.getUserInfo() != null) {
        throw new InvalidUseException(
            "--at holds a user or a password, which anybody can see who lists the processes;"
                + " expected an address alone");
      }
      if (web && uri.getHost() != null && uri.getQuery() == null && uri.getFragment() == null) {
        return URI.create(text.replaceFirst("/+$", ""));
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new InvalidUseException(
        "--at is \"" + said + "\"; expected an address such as http://localhost:8080");
  }
}
