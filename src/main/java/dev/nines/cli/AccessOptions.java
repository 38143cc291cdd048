package dev.nines.cli;

import dev.nines.access.Access;
import dev.nines.access.BrokenTokensException;
import dev.nines.access.KeptTokens;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.ProcessEnvironment;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whom a prober lets in. */
final class AccessOptions {

  private static final String SECRET = "NINES_TOKENS";
  private static final String OPTION = "--tokens";
  private static final String ALL = "all";
  private static final String METRICS = "metrics";

  private final Map<String, String> variables;

  @Option(
      names = OPTION,
      paramLabel = "FILE",
      description =
          "Who may ask this prober for what: a line for each token, as `nines token` prints it;"
              + " read again when it changes (default: the secret NINES_TOKENS, else none).")
  private @Nullable Path tokens;

  @Option(
      names = "--open",
      paramLabel = "WHAT",
      description =
          "What needs no token: metrics; or all, which lets everybody who reaches this prober do"
              + " everything (default: $NINES_OPEN, else the health alone).")
  private @Nullable String open;

  /**
   * @param variables the environment of the process
   */
  AccessOptions(Map<String, String> variables) {
    this.variables = variables;
  }

  /**
   * What was asked for.
   *
   * @param host the address that it listens on
   * @param link where people reach it, or null
   * @param secrets where tokens are found that no option names
   * @throws InvalidUseException if tokens cannot be used, or are missing where others reach the
   *     prober
   */
  Access access(String host, @Nullable URI link, Environment secrets) throws InvalidUseException {
    var word = open == null ? variables.getOrDefault("NINES_OPEN", "") : open;
    if (!word.isEmpty() && !word.equals(ALL) && !word.equals(METRICS)) {
      throw new InvalidUseException(
          "--open is \"" + word + "\"; expected " + METRICS + " or " + ALL);
    }
    var kept = kept(secrets);
    if (word.equals(ALL)) {
      if (kept != null) {
        throw new InvalidUseException(
            "--open all and %s are given; expected one of both".formatted(name()));
      }
      return new Access.Everybody();
    }
    if (kept != null) {
      return new Access.ByToken(kept, word.equals(METRICS));
    }
    if (!isLoopback(host)) {
      throw new InvalidUseException(
          "others reach a prober that listens on %s, and no tokens are given; expected --tokens FILE with what `nines token NAME --role read|run|operate` prints, --host 127.0.0.1 to listen on this machine alone, or --open all to let everybody do everything"
              .formatted(host));
    }
    return new Access.ThisMachine(link == null ? null : link.getHost());
  }

  private @Nullable KeptTokens kept(Environment secrets) throws InvalidUseException {
    var environment =
        tokens == null
            ? secrets
            : new ProcessEnvironment(Map.of(SECRET + "_FILE", tokens.toString()), null);
    try {
      var kept = KeptTokens.of(() -> environment.secret(SECRET)).orElse(null);
      if (kept != null && kept.tokens().isEmpty()) {
        throw new InvalidUseException(
            name() + " holds no token; expected a line of `nines token NAME --role ROLE`");
      }
      return kept;
    } catch (ProberFaultException e) {
      var what = String.valueOf(e.getMessage());
      throw new InvalidUseException(
          tokens == null ? what : what.replace("named by " + SECRET + "_FILE", OPTION));
    } catch (BrokenTokensException e) {
      throw new InvalidUseException(name() + ": " + e.getMessage());
    }
  }

  private String name() {
    return tokens == null ? "the secret " + SECRET : OPTION + " " + tokens;
  }

  private static boolean isLoopback(String host) throws InvalidUseException {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException _) {
      throw new InvalidUseException(
          "--host is \"" + host + "\", which is no address of this machine");
    }
  }
}
