package dev.nines.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.nines.cli.Collaborators;
import dev.nines.cli.Commands;
import dev.nines.cli.Interruption;
import dev.nines.cli.live.Terminal;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/** {@code nines run --practice} as somebody types it, on the engine of the product. */
final class RunCommandLine implements AutoCloseable {

  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  private final Path folder;
  private final Wiring wiring;

  /**
   * @param folder for the journey
   */
  RunCommandLine(Path folder) {
    this(folder, System.getenv());
  }

  /** On a machine with another environment. */
  RunCommandLine(Path folder, Map<String, String> environment) {
    this.folder = folder;
    this.wiring = new Wiring(environment);
  }

  /** Plays a journey; the exit status. */
  int run(String journey, String... options) throws IOException {
    var file = Files.writeString(folder.resolve("journey.yaml"), journey);
    var arguments = new String[options.length + 3];
    arguments[0] = "run";
    arguments[1] = "--practice";
    System.arraycopy(options, 0, arguments, 2, options.length);
    arguments[arguments.length - 1] = file.toString();
    return Commands.of(
            Terminal.plain(new PrintWriter(out), new PrintWriter(err)),
            new Interruption(),
            Map.of(),
            Path.of("."),
            new Collaborators(
                paths -> new JourneyLoader(new ExpressionCompiler()).load(JourneyFiles.read(paths)),
                () -> "",
                wiring::runner,
                _ -> 0,
                _ -> {
                  throw new AssertionError("no history was asked for");
                },
                InstantSource.system()),
            arguments)
        .execute(arguments);
  }

  JsonNode json() throws IOException {
    return new ObjectMapper().readTree(out.toString());
  }

  @Override
  public void close() {
    wiring.close();
  }
}
