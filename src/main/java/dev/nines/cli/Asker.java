package dev.nines.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Who asks for something on the command line, where they do not say it. */
final class Asker {

  private Asker() {}

  /**
   * The best name there is: a service, a container or a cron job need have no {@code USER}, and
   * must not fail for it.
   *
   * @param user the system's name of the user, or null; Java says "?" where there is none
   */
  static String name(Map<String, String> environment, @Nullable String user) {
    return Stream.of(environment.get("USER"), environment.get("LOGNAME"), user)
        .flatMap(Stream::ofNullable)
        .filter(name -> !name.isBlank() && !name.equals("?"))
        .findFirst()
        .or(() -> host(environment).map("somebody at "::concat))
        .orElse("somebody");
  }

  private static Optional<String> host(Map<String, String> environment) {
    var known = environment.get("HOSTNAME");
    if (known != null && !known.isBlank()) {
      return Optional.of(known);
    }
    try {
      return Optional.of(InetAddress.getLocalHost().getHostName());
    } catch (UnknownHostException _) {
      return Optional.empty();
    }
  }
}
