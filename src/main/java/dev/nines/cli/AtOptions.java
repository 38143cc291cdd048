package dev.nines.cli;

import dev.nines.runner.ProberFaultException;
import dev.nines.runner.ProcessEnvironment;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** A prober that runs already: an option of every command that can ask one. */
final class AtOptions {

  private static final String SECRET = "NINES_TOKEN";

  /** What may be in a header, by RFC 6750. */
  private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

  private final ProcessEnvironment environment;

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
   * @param variables the environment of the process, with the token where the prober asks for one
   */
  AtOptions(Map<String, String> variables) {
    var secrets = variables.get("NINES_SECRETS");
    this.environment = new ProcessEnvironment(variables, secrets == null ? null : Path.of(secrets));
  }

  /**
   * The prober that is named, or the one on this machine where none is.
   *
   * @throws InvalidUseException as of {@link #prober} and {@link #open}
   */
  RemoteProber openOrUsual() throws InvalidUseException {
    return open(proberOrUsual());
  }

  /**
   * Where it listens, or where one on this machine does when none is named.
   *
   * @throws InvalidUseException as of {@link #prober}
   */
  URI proberOrUsual() throws InvalidUseException {
    return prober().orElse(USUAL);
  }

  /**
   * The prober that listens there.
   *
   * @throws InvalidUseException if there is a token that is none
   */
  RemoteProber open(URI prober) throws InvalidUseException {
    return new RemoteProber(prober, token());
  }

  /**
   * Those that are named.
   *
   * @throws InvalidUseException as of {@link #probers} and {@link #open}
   */
  List<RemoteProber> openAll() throws InvalidUseException {
    var token = token();
    return probers().stream().map(prober -> new RemoteProber(prober, token)).toList();
  }

  private @Nullable String token() throws InvalidUseException {
    try {
      var secret = environment.secret(SECRET);
      if (secret == null || secret.isBlank()) {
        return null;
      }
      var token = secret.strip();
      if (!TOKEN.matcher(token).matches()) {
        throw new InvalidUseException(
            "the secret NINES_TOKEN is no token; expected what `nines token` printed, nines_…,"
                + " and nothing else");
      }
      return token;
    } catch (ProberFaultException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
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
