package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AskerTest {

  @Test
  void theShellKnowsBest() {
    assertThat(Asker.name(Map.of("USER", "ann", "LOGNAME", "bob"), "root")).isEqualTo("ann");
  }

  @Test
  void whereTheShellDoesNotSayTheSystemDoes() {
    assertThat(Asker.name(Map.of("USER", " "), "root")).isEqualTo("root");
    assertThat(Asker.name(Map.of("LOGNAME", "bob"), "root")).isEqualTo("bob");
  }

  @Test
  void whereNobodyHasANameTheHostDoes() {
    assertThat(Asker.name(Map.of("HOSTNAME", "chat-1"), "?")).isEqualTo("somebody at chat-1");
    assertThat(Asker.name(Map.of(), null)).startsWith("somebody");
  }
}
