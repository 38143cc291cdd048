package dev.nines.runner.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BrowserOptionsTest {

  private static final Path KNOWN = Path.of("/known");

  @Test
  void theUsersFolderIsWhatTheEnvironmentSaysAndElseWhatTheSystemKnows() {
    assertThat(cache(Map.of())).isEqualTo("/known/.cache/nines");
    assertThat(cache(Map.of("HOME", "/own"))).isEqualTo("/own/.cache/nines");
    assertThat(cache(Map.of("HOME", ""))).isEqualTo("/known/.cache/nines");
    assertThat(cache(Map.of("HOME", "/own", "XDG_CACHE_HOME", "/cache"))).isEqualTo("/cache/nines");
  }

  private static String cache(Map<String, String> environment) {
    return BrowserOptions.of(environment, KNOWN).cache().toString();
  }
}
