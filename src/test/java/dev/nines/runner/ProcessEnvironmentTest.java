package dev.nines.runner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.nines.outcome.Cause;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessEnvironmentTest {

  @TempDir private Path folder;

  @Test
  void aVariableIsASecretOfItsName() {
    assertThat(new ProcessEnvironment(Map.of("TOKEN", "s3cret"), null).secret("TOKEN"))
        .isEqualTo("s3cret");
  }

  @Test
  void aFileThatAVariableNamesHoldsTheSecret() throws IOException {
    var file = Files.writeString(folder.resolve("token"), "two\nlines\n");
    var environment = new ProcessEnvironment(Map.of("TOKEN_FILE", file.toString()), null);
    assertThat(environment.secret("TOKEN")).isEqualTo("two\nlines");
  }

  @Test
  void aFileIsReadAnewEachTime() throws IOException {
    Files.writeString(folder.resolve("TOKEN"), "old\r\n");
    var environment = new ProcessEnvironment(Map.of(), folder);
    assertThat(environment.secret("TOKEN")).isEqualTo("old");
    Files.writeString(folder.resolve("TOKEN"), "new");
    assertThat(environment.secret("TOKEN")).isEqualTo("new");
  }

  @Test
  void theVariableComesFirst() throws IOException {
    Files.writeString(folder.resolve("TOKEN"), "file");
    assertThat(new ProcessEnvironment(Map.of("TOKEN", "variable"), folder).secret("TOKEN"))
        .isEqualTo("variable");
  }

  @Test
  void whatIsNowhereIsNull() {
    assertThat(new ProcessEnvironment(Map.of(), folder).secret("TOKEN")).isNull();
    assertThat(new ProcessEnvironment(Map.of(), null).secret("TOKEN")).isNull();
  }

  @Test
  void aNameCannotLeaveTheFolder() throws IOException {
    Files.writeString(folder.resolve("outside"), "x");
    var inner = Files.createDirectory(folder.resolve("inner"));
    assertThat(new ProcessEnvironment(Map.of(), inner).secret("../outside")).isNull();
  }

  @Test
  void aFileThatIsNotThereIsTheProbersFault() {
    var environment = new ProcessEnvironment(Map.of("TOKEN_FILE", folder + "/none"), null);
    assertThatExceptionOfType(ProberFaultException.class)
        .isThrownBy(() -> environment.secret("TOKEN"))
        .withMessage(
            "secret TOKEN: the file "
                + folder
                + "/none (named by TOKEN_FILE) cannot be read: no such file")
        .satisfies(fault -> assertThat(fault.fault()).isEqualTo(Cause.CONFIGURATION));
  }

  @Test
  void aFolderOrALongOrBinaryFileIsNoSecret() throws IOException {
    Files.createDirectory(folder.resolve("FOLDER"));
    Files.write(folder.resolve("BINARY"), new byte[] {(byte) 0xff, (byte) 0xfe});
    Files.write(folder.resolve("LONG"), new byte[70_000]);
    var environment = new ProcessEnvironment(Map.of(), folder);
    for (var name : new String[] {"FOLDER", "BINARY", "LONG"}) {
      assertThatExceptionOfType(ProberFaultException.class)
          .isThrownBy(() -> environment.secret(name))
          .withMessageStartingWith("secret " + name + ": the file " + folder);
    }
  }
}
