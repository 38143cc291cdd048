package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.cli.ServeOptions.Telling;
import dev.nines.runner.ProcessEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TellingOptionsTest {

  private static final String KEY = "a key of thirty-two bytes or more";

  @TempDir Path folder;

  private Telling telling(Map<String, String> variables, String... arguments)
      throws InvalidUseException {
    var options = new TellingOptions(variables);
    new CommandLine(CommandLine.Model.CommandSpec.create().addMixin("telling", spec(options)))
        .parseArgs(arguments);
    return options.telling(new ProcessEnvironment(variables, folder));
  }

  private static CommandLine.Model.CommandSpec spec(TellingOptions options) {
    return CommandLine.Model.CommandSpec.forAnnotatedObject(options);
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void theKeyOfLinksIsReadAsEverySecretIs() throws Exception {
    assertThat(telling(Map.of()).linkKey()).isNull();
    assertThat(telling(Map.of("NINES_LINK_KEY", KEY)).linkKey()).isEqualTo(KEY);
    assertThat(telling(Map.of("NINES_LINK_KEY_FILE", file("named", KEY + "\n"))).linkKey())
        .isEqualTo(KEY);
    var _ = file("NINES_LINK_KEY", KEY);
    assertThat(telling(Map.of()).linkKey()).as("of the folder of secrets").isEqualTo(KEY);
    assertThat(telling(Map.of(), "--link-key-file", file("other", KEY + " of mine")).linkKey())
        .isEqualTo(KEY + " of mine");
  }

  @Test
  void aKeyThatCannotBeUsedIsAnInvalidUseThatDoesNotSayIt() {
    assertThatThrownBy(() -> telling(Map.of("NINES_LINK_KEY", "tooshort")))
        .isInstanceOf(InvalidUseException.class)
        .hasMessage(
            "the secret NINES_LINK_KEY has 8 bytes; expected 32 or more, such as of: openssl rand -hex 32");
    assertThatThrownBy(() -> telling(Map.of(), "--link-key-file", file("short", "tooshort\n")))
        .hasMessage(
            "--link-key-file has 8 bytes; expected 32 or more, such as of: openssl rand -hex 32");
    assertThatThrownBy(() -> telling(Map.of(), "--link-key-file", folder + "/none"))
        .isInstanceOf(InvalidUseException.class)
        .hasMessageEndingWith("/none (--link-key-file) cannot be read: no such file");
  }

  @Test
  void theKeyIsNeverSaid() throws Exception {
    assertThat(telling(Map.of("NINES_LINK_KEY", KEY)).toString()).doesNotContain(KEY);
  }
}
