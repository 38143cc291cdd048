package dev.nines.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.live.Terminal;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class RecordCommandTest {

  private static final Path WIDGET = Path.of("src/test/resources/dev/nines/recording/widget.jsonl");

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String recorded = "";
  private String asked = "";
  @TempDir private Path folder;

  @BeforeEach
  void begin() throws IOException {
    recorded = Files.readString(WIDGET);
  }

  private int record(String... arguments) {
    var command =
        new RecordCommand(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            (url, _) -> {
              asked = url.toString();
              return recorded;
            },
            new ByteArrayInputStream(recorded.getBytes(StandardCharsets.UTF_8)));
    return new CommandLine(command)
        .setErr(new PrintWriter(err))
        .setExecutionExceptionHandler((e, _, _) -> {
          err.append(e.getMessage());
          return ExitStatus.INVALID;
        })
        .execute(arguments);
  }

  @Test
  void whatSomebodyDoesInABrowserBecomesAFile() throws IOException {
    var file = folder.resolve("open-chat.yaml");
    assertThat(record("http://127.0.0.1:18099/widget", "-o", file.toString(), "--title", "Chat"))
        .as(err.toString())
        .isZero();
    assertThat(asked).isEqualTo("http://127.0.0.1:18099/widget");
    assertThat(Files.readString(file)).contains("journey: open-chat\ntitle: Chat\n");
    assertThat(err.toString()).contains("9 steps in ", "give the secret PASSWORD");
  }

  @Test
  void whatWasRecordedElsewhereIsReadFromTheStandardInput() {
    assertThat(record("--from", "-")).as(err.toString()).isZero();
    assertThat(out.toString()).contains("    click: { role: button, name: Open chat }\n");
  }

  @Test
  void aFileThatIsThereAlreadyIsNotLost() throws IOException {
    var file = Files.writeString(folder.resolve("mine.yaml"), "mine");
    assertThat(record("--from", "-", "-o", file.toString())).isEqualTo(ExitStatus.INVALID);
    assertThat(file).hasContent("mine");
    assertThat(err.toString()).contains("is there already");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "|expected one of URL and --from FILE",
        "--from - https://a.example.com|expected one of URL and --from FILE",
        "ftp://a.example.com|\"ftp://a.example.com\" is no address of the web",
        "--from nowhere.jsonl|cannot read nowhere.jsonl"
      })
  void whatCannotBeRecordedIsSaid(String arguments, String said) {
    assertThat(record(arguments == null ? new String[0] : arguments.split(" ")))
        .isEqualTo(ExitStatus.INVALID);
    assertThat(err.toString()).contains(said);
  }

  @Test
  void anAddressNeedsNoScheme() {
    var _ = record("shop.example.com/cart");
    assertThat(asked).isEqualTo("https://shop.example.com/cart");
  }
}
