package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.target.TargetRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TargetOptionsTest {

  @TempDir Path folder;

  @CommandLine.Command
  private static final class Holder {
    @CommandLine.Mixin private final TargetOptions targets;

    Holder(Map<String, String> environment) {
      targets = new TargetOptions(environment);
    }
  }

  private static TargetRules rules(Map<String, String> environment, String... options)
      throws InvalidUseException {
    var holder = new Holder(environment);
    new CommandLine(holder).parseArgs(options);
    return holder.targets.rules();
  }

  @Test
  void everywhereIsATargetWhereNothingIsSaid() throws Exception {
    assertThat(rules(Map.of())).isEqualTo(TargetRules.USUAL);
  }

  @Test
  void patternsComeFromOptionsVariablesAndFiles() throws Exception {
    var file =
        Files.writeString(folder.resolve("targets"), "# ours\n\n*.shop.example\n  !10.1.0.0/16\n");
    assertThat(rules(Map.of(), "--targets", "a.example, 10.0.0.0/8,!b.example"))
        .hasToString("a.example,10.0.0.0/8,!b.example");
    assertThat(rules(Map.of("NINES_TARGETS", "a.example,!b.example")))
        .hasToString("a.example,!b.example");
    assertThat(rules(Map.of("NINES_TARGETS", "a.example"), "--targets", "c.example"))
        .hasToString("c.example");
    assertThat(rules(Map.of(), "--targets", "a.example", "--targets-file", file.toString()))
        .hasToString("a.example,*.shop.example,!10.1.0.0/16");
    assertThat(rules(Map.of("NINES_TARGETS_FILE", file.toString())))
        .hasToString("*.shop.example,!10.1.0.0/16");
  }

  @Test
  void whatIsNoneIsSaidWithItsPlace() throws Exception {
    var file = Files.writeString(folder.resolve("targets"), "a.example\nhttps://b.example/\n");
    assertThatThrownBy(() -> rules(Map.of(), "--targets-file", file.toString()))
        .isInstanceOf(InvalidUseException.class)
        .hasMessageStartingWith(file + ":2: \"https://b.example/\" is no target; expected a host");
    assertThatThrownBy(() -> rules(Map.of(), "--targets", "a b"))
        .hasMessageStartingWith("--targets: \"a b\" is no target; expected a host");
    assertThatThrownBy(() -> rules(Map.of(), "--targets-file", folder + "/none"))
        .hasMessage("--targets-file " + folder + "/none: no such file");
    assertThatThrownBy(() -> rules(Map.of(), "--targets", ""))
        .as("a variable that is not set is no wish to reach everything")
        .hasMessage(
            "--targets holds no pattern; expected one, or no --targets for all that nobody refuses");
    var empty = Files.writeString(folder.resolve("empty"), "# none\n");
    assertThatThrownBy(() -> rules(Map.of(), "--targets-file", empty.toString()))
        .hasMessage("--targets-file " + empty + " holds no pattern; expected one, or no file");
  }
}
