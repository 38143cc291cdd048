package dev.nines.cli;

import dev.nines.practice.Credentials;
import dev.nines.practice.PracticeChat;
import dev.nines.runner.Environment;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An environment in which journeys find the practice chat and may enter it. */
final class PracticeEnvironment implements Environment {

  private final Environment machine;
  private final Map<String, String> variables;
  private final Map<String, String> secrets;

  PracticeEnvironment(Environment machine, PracticeChat chat) {
    this.machine = machine;
    var all = new HashMap<>(machine.variables());
    all.put("CHAT_URL", chat.uri().toString());
    for (int i = 0; i < chat.backendUris().size(); i++) {
      all.put("CHAT_BACKEND_" + (i + 1), chat.backendUris().get(i).toString());
    }
    this.variables = Collections.unmodifiableMap(all);
    var credentials = Credentials.defaults();
    this.secrets =
        Map.of(
            "OPERATOR_TOKEN", credentials.operatorToken(),
            "CUSTOMER", credentials.customer(),
            "CUSTOMER_PASSWORD", credentials.customerPassword());
  }

  @Override
  public Map<String, String> variables() {
    return variables;
  }

  @Override
  public @Nullable String secret(String name) {
    var practice = secrets.get(name);
    return practice == null ? machine.secret(name) : practice;
  }
}
