package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code nines schema}: what editors complete and check journeys with. */
@Command(
    name = "schema",
    mixinStandardHelpOptions = true,
    description = "Prints the JSON Schema of journeys, for editors.")
final class SchemaCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Supplier<String> schema;

  @Option(names = "--output", paramLabel = "FILE", description = "Writes it there.")
  private @Nullable Path output;

  SchemaCommand(Terminal terminal, Supplier<String> schema) {
    this.terminal = terminal;
    this.schema = schema;
  }

  @Override
  public Integer call() throws InvalidUseException {
    var text = schema.get().stripTrailing() + "\n";
    if (output == null) {
      terminal.out().writer().print(text);
    } else {
      var file = new ReportFile(output);
      file.check();
      file.write(writer -> writer.write(text));
    }
    return ExitStatus.GOOD;
  }
}
