package dev.nines.cli;

import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.Settings;
import dev.nines.cli.live.Terminal;
import dev.nines.journey.Journey;
import dev.nines.journey.Nearest;
import dev.nines.journey.Objective;
import dev.nines.journey.Service;
import dev.nines.yaml.Loaded;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines explain}: what is judged of a journey or service, and who is told. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    description =
        "Says in words when a journey or service is in trouble, who is told how, and which of it its files decide; the rest comes with Nines.",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {"0:it is explained", "2:invalid journeys or usage"})
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Loading loading;
  private final Configuration configuration;

  @Parameters(
      arity = "0..1",
      paramLabel = "NAME",
      description = "The name of a journey or service.")
  private String name = "";

  @Option(
      names = "--journeys",
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description =
          "Where it is, with all that stands beside it (default: the setting journeys, else the"
              + " folder of that name).")
  private List<Path> journeys = List.of();

  ExplainCommand(Terminal terminal, Loading loading, Configuration configuration) {
    this.configuration = configuration;
    this.terminal = terminal;
    this.loading = loading;
  }

  @Override
  public Integer call() throws InvalidUseException {
    takeName();
    if (journeys.isEmpty()) {
      journeys =
          configuration.value(Settings.JOURNEYS).orElseGet(() -> List.of(Path.of("journeys")));
    }
    var loaded = loading.load(journeys);
    if (!loaded.ok()) {
      Problems.show(loaded, terminal.err());
      terminal.err().writer().println(Problems.count(loaded));
      return ExitStatus.INVALID;
    }
    var lines = new ArrayList<String>();
    journey(loaded).ifPresent(journey -> lines.addAll(explained(journey, loaded)));
    service(loaded, lines.isEmpty())
        .ifPresent(service -> {
          if (!lines.isEmpty()) {
            lines.add("");
          }
          lines.addAll(explained(service, loaded));
        });
    if (lines.isEmpty()) {
      throw unknown(loaded);
    }
    lines.forEach(terminal.out().writer()::println);
    return ExitStatus.GOOD;
  }

  /** Behind the folders it is taken for one of them. */
  private void takeName() throws InvalidUseException {
    if (name.isEmpty() && journeys.size() > 1 && !Files.exists(journeys.getLast())) {
      name = journeys.getLast().toString();
      journeys = journeys.subList(0, journeys.size() - 1);
    }
    if (name.isEmpty()) {
      throw new InvalidUseException(
          "nothing says what to explain; expected the NAME of a journey or service");
    }
  }

  private Optional<Journey> journey(Loaded loaded) {
    return loaded.journeys().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /**
   * @param named also one that journeys alone name: by default a journey's service has its name,
   *     and nothing to add
   */
  private Optional<Service> service(Loaded loaded, boolean named) {
    return (named ? services(loaded) : loaded.services().stream())
        .filter(each -> each.name().equals(name))
        .findFirst();
  }

  /** Those with a file, and those that journeys alone name. */
  private static Stream<Service> services(Loaded loaded) {
    return Stream.concat(
        loaded.services().stream(),
        loaded.journeys().stream().map(journey -> Service.implied(journey.service())));
  }

  private List<String> explained(Journey journey, Loaded loaded) {
    return new Explanation(
            journey,
            objectives(journey, loaded),
            loaded.alerts().getOrDefault(name, DeclaredAlerts.NONE),
            receivers(loaded))
        .lines();
  }

  private List<String> explained(Service service, Loaded loaded) {
    var beneath = new HashSet<String>();
    gather(service.name(), loaded, beneath);
    return new ServiceExplanation(
            service,
            loaded.journeys().stream()
                .filter(journey -> beneath.contains(journey.service()))
                .toList(),
            loaded.serviceAlerts().getOrDefault(name, DeclaredAlerts.NONE),
            receivers(loaded))
        .lines();
  }

  private static void gather(String service, Loaded loaded, Set<String> beneath) {
    if (beneath.add(service)) {
      loaded.services().stream()
          .filter(each -> each.name().equals(service))
          .flatMap(each -> Stream.ofNullable(each.formula()))
          .flatMap(formula -> formula.services().stream())
          .forEach(part -> gather(part, loaded, beneath));
    }
  }

  private static List<String> receivers(Loaded loaded) {
    return loaded.receivers().stream().map(DeclaredReceiver::name).toList();
  }

  private InvalidUseException unknown(Loaded loaded) {
    var names =
        Stream.concat(
                loaded.journeys().stream().map(Journey::name), services(loaded).map(Service::name))
            .distinct()
            .toList();
    var near = Nearest.to(name, names);
    return new InvalidUseException(
        "there is no journey or service \"%s\" in %s; %s"
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
