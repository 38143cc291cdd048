package dev.nines.app;

import dev.nines.cli.configuration.Secret;
import dev.nines.runner.Environment;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.Redactor;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An environment that remembers which secrets were read of it, to keep them out of texts. */
final class ReadSecrets implements Environment {

  private final Environment environment;
  private final Redactor redactor = new Redactor(List.of());

  ReadSecrets(Environment environment) {
    this.environment = environment;
    // Those of the prober itself, which others read before it is there.
    Secret.ALL.forEach(own -> read(own.name()));
  }

  private void read(String name) {
    try {
      var _ = secret(name);
    } catch (ProberFaultException _) {
      // Whoever needs it says so.
    }
  }

  Redactor redactor() {
    return redactor;
  }

  @Override
  public Map<String, String> variables() {
    return environment.variables();
  }

  @Override
  public @Nullable String secret(String name) {
    var secret = environment.secret(name);
    if (secret != null) {
      redactor.add(secret);
    }
    return secret;
  }
}
