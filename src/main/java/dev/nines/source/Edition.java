package dev.nines.source;

import dev.nines.alert.AlertPolicy;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.DeclaredSilence;
import dev.nines.journey.Journey;
import dev.nines.journey.PlannedMaintenance;
import dev.nines.journey.Service;
import dev.nines.yaml.Problem;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The journeys in force, and what stands beside them.
 *
 * @param journeys of all files that loaded, and the last good ones of those that did not
 * @param services likewise, and after them a local one for each name that journeys alone give
 * @param maintenance likewise; its times are in the calendars of the journeys already
 * @param silences likewise
 * @param receivers likewise
 * @param alerts what is declared of the alerts of each journey, by its name
 * @param serviceAlerts the same of each service that has a file
 * @param defaults what is declared of all alerts; open where nothing is
 * @param quiet the environments in which nobody is told
 * @param paths the file of each journey, by the journey's name
 * @param revision 12 hexadecimal digits: of the commit where there is one, else of a hash over the
 *     files as they are, broken ones included
 * @param broken the files that did not load
 * @param general problems of the folder as a whole
 * @param warnings of the files that loaded
 */
public record Edition(
    List<Journey> journeys,
    List<Service> services,
    List<PlannedMaintenance> maintenance,
    List<DeclaredSilence> silences,
    List<DeclaredReceiver> receivers,
    Map<String, DeclaredAlerts> alerts,
    Map<String, DeclaredAlerts> serviceAlerts,
    AlertPolicy defaults,
    Set<String> quiet,
    Map<String, String> paths,
    String revision,
    List<BrokenFile> broken,
    List<Problem> general,
    List<Problem> warnings) {

  public Edition {
    journeys = List.copyOf(journeys);
    services = List.copyOf(services);
    maintenance = List.copyOf(maintenance);
    silences = List.copyOf(silences);
    receivers = List.copyOf(receivers);
    alerts = Map.copyOf(alerts);
    serviceAlerts = Map.copyOf(serviceAlerts);
    quiet = Set.copyOf(quiet);
    paths = Map.copyOf(paths);
    broken = List.copyOf(broken);
    general = List.copyOf(general);
    warnings = List.copyOf(warnings);
  }

  /** What is judged of a journey, and how it is told: with nothing left open. */
  public AlertPolicy policy(String journey) {
    return alerts.getOrDefault(journey, DeclaredAlerts.NONE).policy();
  }

  /** What is judged of a service as a whole, and how it is told: with nothing left open. */
  public AlertPolicy policy(Service service) {
    var declared =
        serviceAlerts.getOrDefault(
            service.name(), new DeclaredAlerts(AlertPolicy.OPEN, AlertPolicy.OPEN, defaults));
    return service.integral() ? declared.policyOfIntegral() : declared.policyOfLocal();
  }

  /** How trouble of the prober itself is told: with nothing left open. */
  public AlertPolicy policyOfProber() {
    return defaults.over(AlertPolicy.PRESET);
  }

  /**
   * The same, called otherwise.
   *
   * @param shown how a text is shown that has paths in it
   */
  public Edition as(String revision, UnaryOperator<String> shown) {
    var called = new LinkedHashMap<String, String>();
    paths.forEach((journey, path) -> called.put(journey, shown.apply(path)));
    return new Edition(
        journeys,
        services,
        maintenance,
        silences,
        receivers,
        alerts,
        serviceAlerts,
        defaults,
        quiet,
        called,
        revision,
        broken.stream()
            .map(file ->
                new BrokenFile(shown.apply(file.path()), as(file.problems(), shown), file.kept()))
            .toList(),
        as(general, shown),
        as(warnings, shown));
  }

  private static List<Problem> as(List<Problem> problems, UnaryOperator<String> shown) {
    return problems.stream().map(problem -> problem.as(shown)).toList();
  }

  /**
   * A file that did not load.
   *
   * @param path as in its problems
   * @param kept whether its last good version is still in force
   */
  public record BrokenFile(String path, List<Problem> problems, boolean kept) {
    public BrokenFile {
      problems = List.copyOf(problems);
    }
  }
}
