package dev.nines.cli;

import dev.nines.cli.live.Clean;
import dev.nines.cli.live.Terminal;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.recording.JourneyWriter;
import dev.nines.recording.RecordedJourney;
import dev.nines.recording.Recording;
import dev.nines.recording.UnreadableRecordingException;
import dev.nines.runner.ProberFaultException;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines record}: a journey of what somebody does in a browser. */
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = {
      "Opens a visible browser, and writes a journey of what you do in it until you close it.",
      "Or writes one of what `playwright codegen --target=jsonl` recorded elsewhere: --from."
    })
final class RecordCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Interruption interruption;
  private final Recorder recorder;
  private final InputStream input;

  @Parameters(arity = "0..1", paramLabel = "URL", description = "Where the customer begins.")
  private @Nullable String url;

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description = "What was recorded elsewhere; - for the standard input. Instead of a URL.")
  private @Nullable String from;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Writes the journey there, where no file is yet (default: standard output).")
  private @Nullable Path output;

  @Option(
      names = "--title",
      paramLabel = "WORDS",
      description = "What the customer does, in words.")
  private String title = "";

  RecordCommand(
      Terminal terminal, Interruption interruption, Recorder recorder, InputStream input) {
    this.terminal = terminal;
    this.interruption = interruption;
    this.recorder = recorder;
    this.input = input;
  }

  @Override
  public Integer call() throws InvalidUseException, InterruptedException, IOException {
    check();
    var journey = journey();
    write(journey.text());
    var err = terminal.err().writer();
    journey.warnings().forEach(each -> err.println("nines record: " + Clean.line(each)));
    if (output != null) {
      err.printf("nines record: %d steps in %s%n", journey.steps(), output);
    }
    return validate(journey) ? ExitStatus.GOOD : ExitStatus.INVALID;
  }

  private void check() throws InvalidUseException {
    if ((url == null) == (from == null)) {
      throw new InvalidUseException(
          "expected one of URL and --from FILE, such as nines record https://shop.example.com");
    }
    if (output != null) {
      if (Files.exists(output)) {
        throw new InvalidUseException(
            output + " is there already; expected a new file, so that nothing is lost");
      }
      new ReportFile(output).check();
    }
  }

  private RecordedJourney journey() throws InvalidUseException, InterruptedException {
    try {
      return JourneyWriter.of(Recording.read(recorded()), name(), title);
    } catch (UnreadableRecordingException | ProberFaultException e) {
      throw new InvalidUseException(String.valueOf(e.getMessage()));
    }
  }

  /** As the file is called, so that both are found together. */
  private String name() {
    return output == null ? "" : output.getFileName().toString().replaceFirst("\\.ya?ml$", "");
  }

  private String recorded() throws InvalidUseException, InterruptedException {
    if (from == null) {
      return recorder.record(address(), interruption);
    }
    try {
      return from.equals("-")
          ? new String(input.readAllBytes(), StandardCharsets.UTF_8)
          : Files.readString(Path.of(from));
    } catch (IOException e) {
      throw new InvalidUseException("cannot read " + from + ": " + e);
    }
  }

  private URI address() throws InvalidUseException {
    try {
      var address = new URI(url == null ? "" : url.contains("://") ? url : "https://" + url);
      if (address.getHost() != null && address.getScheme().matches("https?")) {
        return address;
      }
    } catch (URISyntaxException _) {
      // Said below.
    }
    throw new InvalidUseException(
        "\"%s\" is no address of the web; expected one such as https://shop.example.com"
            .formatted(url));
  }

  private void write(String text) throws InvalidUseException {
    if (output == null) {
      terminal.out().writer().print(text);
      terminal.out().writer().flush();
    } else {
      new ReportFile(output).write(writer -> writer.write(text));
    }
  }

  /** It is written to please the loader; where it does not, that is said at once. */
  private boolean validate(RecordedJourney journey) {
    var file = output == null ? "the recorded journey" : output.toString();
    var loaded =
        new JourneyLoader(new ExpressionCompiler())
            .load(List.of(SourceFile.of(file, journey.text())));
    loaded.problems().forEach(each -> terminal.err().writer().println(each.rendered()));
    return loaded.problems().isEmpty();
  }
}
