package dev.nines.cli;

import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.cli.live.Terminal;
import dev.nines.journey.Journey;
import dev.nines.journey.Nearest;
import dev.nines.journey.Objective;
import dev.nines.yaml.Loaded;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines explain}: what is judged of a journey, and who is told. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says in words when a journey is in trouble, who is told how, and which of it its files decide; the rest comes with Nines.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is explained", "2:invalid journeys or usage"})
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Loading loading;

  @Parameters(paramLabel = "JOURNEY", description = "The journey's name.")
  private String name = "";

  @Option(
      names = "--journeys",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Where it is, with all that stands beside it (default: journeys).")
  private List<Path> journeys = List.of(Path.of("journeys"));

  ExplainCommand(Terminal terminal, Loading loading) {
    this.terminal = terminal;
    this.loading = loading;
  }

  @Override
  public Integer call() throws InvalidUseException {
    var loaded = loading.load(journeys);
    if (!loaded.ok()) {
      Problems.show(loaded, terminal.err());
      terminal.err().writer().println(Problems.count(loaded));
      return ExitStatus.INVALID;
    }
    var journey =
        loaded.journeys().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow(() -> unknown(loaded));
    new Explanation(
            journey,
            objectives(journey, loaded),
            loaded.alerts().getOrDefault(name, DeclaredAlerts.NONE),
            loaded.receivers().stream().map(DeclaredReceiver::name).toList())
        .lines()
        .forEach(terminal.out().writer()::println);
    return ExitStatus.GOOD;
  }

  private InvalidUseException unknown(Loaded loaded) {
    var names = loaded.journeys().stream().map(Journey::name).toList();
    var near = Nearest.to(name, names);
    return new InvalidUseException(
        "there is no journey \"%s\" in %s; %s"
            .formatted(
                name,
                journeys.stream().map(Path::toString).collect(Collectors.joining(", ")),
                near != null
                    ? "did you mean \"" + near + "\"?"
                    : "expected " + (names.isEmpty() ? "one" : String.join(", ", names))));
  }

  private static List<Objective> objectives(Journey journey, Loaded loaded) {
    var all = new ArrayList<>(journey.objectives());
    loaded.services().stream()
        .filter(service -> service.name().equals(journey.service()))
        .forEach(service -> all.addAll(service.objectives()));
    return all;
  }
}
