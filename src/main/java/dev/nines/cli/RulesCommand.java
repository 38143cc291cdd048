package dev.nines.cli;

import dev.nines.cli.live.Terminal;
import dev.nines.journey.Journey;
import dev.nines.rules.AlertingRules;
import dev.nines.rules.Catalogue;
import dev.nines.rules.Group;
import dev.nines.rules.RecordingRules;
import dev.nines.rules.RuleText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code nines rules}: what Prometheus is to make of the prober's counters. */
@Command(
    name = "rules",
    mixinStandardHelpOptions = true,
    description = {
      "Prints rules for Prometheus: recording rules of availability, uptime, coverage, error budgets and burn rates of these journeys and their services, and the alerts that build on them.",
      "Give all journeys of a service together: its numbers are made of theirs."
    },
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:the rules are printed",
      "2:invalid journeys or usage, or a file that cannot be written"
    })
final class RulesCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Loading loading;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|DIR",
      description = "Journeys and services, and folders of them.")
  private List<Path> paths = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description =
          "prometheus for a rule file, operator for a PrometheusRule of the Prometheus operator (default: prometheus).")
  private Form form = Form.PROMETHEUS;

  @Option(
      names = "--only",
      paramLabel = "KIND",
      description =
          "recording or alerting: only rules of this kind; alerts need the recording rules of the same journeys (default: both).")
  private @Nullable Kind only;

  @Option(names = "--output", paramLabel = "FILE", description = "Writes them there.")
  private @Nullable Path output;

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Begins the groups' names, and names the PrometheusRule (default: nines).")
  private String name = "nines";

  @Option(
      names = "--namespace",
      paramLabel = "NAMESPACE",
      description = "The namespace of the PrometheusRule (default: that of whoever applies it).")
  private @Nullable String namespace;

  @Option(
      names = "--label",
      paramLabel = "KEY=VALUE",
      description =
          "A label of the PrometheusRule, by which a Prometheus selects its rules; may be given several times.")
  private Map<String, String> labels = Map.of();

  RulesCommand(Terminal terminal, Loading loading) {
    this.terminal = terminal;
    this.loading = loading;
  }

  /** Who is to read the rules. */
  enum Form {
    PROMETHEUS,
    OPERATOR;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /** What rules there are. */
  enum Kind {
    RECORDING,
    ALERTING;

    /** As it is written on the command line. */
    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  @Override
  public Integer call() throws InvalidUseException {
    checkUse();
    var file = output == null ? null : new ReportFile(output);
    if (file != null) {
      file.check();
    }
    var loaded = loading.load(paths);
    if (!loaded.ok()) {
      Problems.show(loaded, terminal.err());
      terminal.err().writer().println(Problems.count(loaded));
      return ExitStatus.INVALID;
    }
    if (loaded.journeys().isEmpty()) {
      throw new InvalidUseException(
          "there is no journey in %s; expected one"
              .formatted(paths.stream().map(Path::toString).collect(Collectors.joining(", "))));
    }
    var text = text(new Catalogue(loaded.journeys(), loaded.services()));
    if (file == null) {
      terminal.out().writer().print(text);
    } else {
      file.write(writer -> writer.write(text));
    }
    return ExitStatus.GOOD;
  }

  private String text(Catalogue catalogue) {
    var groups = new ArrayList<Group>();
    if (only != Kind.ALERTING) {
      groups.addAll(RecordingRules.of(catalogue, name));
    }
    if (only != Kind.RECORDING) {
      groups.addAll(AlertingRules.of(catalogue, name));
    }
    var title =
        """
        Made by `nines rules` (%s); make it anew when a journey or service changes.
        What every series and alert means: docs/rules.md.\
        """
            .formatted(Version.current().version());
    return switch (form) {
      case PROMETHEUS -> RuleText.prometheus(groups, title);
      case OPERATOR ->
          RuleText.operator(groups, title, name, namespace == null ? "" : namespace, labels);
    };
  }

  private void checkUse() throws InvalidUseException {
    if (!Journey.isName(name)) {
      throw new InvalidUseException(
          "--name is \""
              + name
              + "\"; expected 1 to 63 lower-case letters, digits and dashes, a letter or digit at both ends");
    }
    if (form == Form.PROMETHEUS && (namespace != null || !labels.isEmpty())) {
      throw new InvalidUseException(
          "a rule file has no %s; expected --format operator with it"
              .formatted(namespace != null ? "namespace" : "labels of its own"));
    }
    KubernetesLabels.check(namespace, labels);
  }
}
