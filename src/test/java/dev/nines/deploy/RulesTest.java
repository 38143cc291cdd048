package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The rules that are committed are those of the journeys that are; {@code make rules} writes them.
 */
class RulesTest {

  @Test
  void theRuleFileIsWhatTheCommandPrints() throws IOException {
    assertThat(withoutVersion(Files.readString(Path.of("deploy/prometheus/nines-rules.yaml"))))
        .isEqualTo(withoutVersion(Nines.prints("rules", "journeys")));
  }

  /** The first line says which version made it, which a build knows and a test need not. */
  static String withoutVersion(String rules) {
    return rules
        .lines()
        .filter(line -> !line.startsWith("# Made by `nines rules`"))
        .collect(Collectors.joining("\n"));
  }
}
