package dev.nines.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Terminal;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines validate}: every problem of journeys, without playing them. */
@Command(
    name = "validate",
    mixinStandardHelpOptions = true,
    description = "Says everything that is wrong with journeys, without running them.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:nothing is wrong", "2:there are problems"})
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Loading loading;
  private final Configuration configuration;

  @Parameters(
      arity = "0..*",
      paramLabel = "FILE|DIR",
      description = "Journeys, and folders of journeys (default: the setting journeys).")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "How the result is told: text or json (default: text).")
  private Format format = Format.TEXT;

  @Mixin private final TargetOptions targets;

  ValidateCommand(Terminal terminal, Loading loading, Configuration configuration) {
    this.targets = new TargetOptions(configuration.variables());
    this.configuration = configuration;
    this.terminal = terminal;
    this.loading = loading;
  }

  @Override
  public Integer call() throws InvalidUseException, IOException {
    if (paths.isEmpty()) {
      paths =
          configuration
              .value(Settings.JOURNEYS)
              .orElseThrow(() ->
                  new InvalidUseException(
                      "nothing says where journeys are; expected FILE or DIR, or the setting"
                          + " journeys in a configuration file"));
    }
    var loaded =
        KnownTargets.judged(
            judged(loading.load(paths)),
            targets.rules(),
            RegionVariables.of(configuration, configuration.of(Settings.REGION).text()));
    switch (format) {
      case TEXT -> {
        Problems.show(loaded, terminal.out());
        terminal.out().writer().println(Problems.count(loaded) + Findings.of(loaded));
      }
      case JSON -> json(loaded);
      case JUNIT -> throw new InvalidUseException("--format is junit; expected text or json here");
    }
    return loaded.ok() ? ExitStatus.GOOD : ExitStatus.INVALID;
  }

  /** Files that are named one by one need no journey among them: nothing is to be played. */
  private Loaded judged(Loaded loaded) {
    boolean folders = paths.stream().anyMatch(Files::isDirectory);
    return folders || loaded.files().isEmpty() ? loaded : new Loaded(loaded.files(), List.of());
  }

  private void json(Loaded loaded) throws IOException {
    try (var json = new JsonFactory().createGenerator(terminal.out().writer())) {
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeBooleanField("ok", loaded.ok());
      json.writeNumberField("files", loaded.files().size());
      json.writeNumberField("journeys", loaded.journeys().size());
      json.writeNumberField("services", loaded.services().size());
      json.writeNumberField("calendars", loaded.calendars().size());
      json.writeNumberField("maintenance", loaded.maintenance().size());
      json.writeNumberField("silences", loaded.silences().size());
      json.writeNumberField("receivers", loaded.receivers().size());
      problems("problems", loaded.problems(), json);
      problems("warnings", loaded.warnings(), json);
      json.writeEndObject();
      json.writeRaw('\n');
    }
  }

  private static void problems(String name, List<Problem> problems, JsonGenerator json)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (var problem : problems) {
      json.writeStartObject();
      json.writeStringField("file", problem.file());
      json.writeNumberField("line", problem.line());
      json.writeNumberField("column", problem.column());
      json.writeStringField("message", problem.message());
      json.writeStringField("fix", problem.fix());
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
