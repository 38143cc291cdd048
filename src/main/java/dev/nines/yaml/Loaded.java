package dev.nines.yaml;

import dev.nines.alert.AlertDefaults;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.DeclaredSilence;
import dev.nines.calendar.Calendar;
import dev.nines.journey.Journey;
import dev.nines.journey.PlannedMaintenance;
import dev.nines.journey.Service;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of a folder.
 *
 * @param files in the order given, one for each
 * @param general problems of the folder as a whole, such as that it has no journey
 */
public record Loaded(List<LoadedFile> files, List<Problem> general) {

  public Loaded {
    files = List.copyOf(files);
    general = List.copyOf(general);
  }

  /** Whether everything was loaded. */
  public boolean ok() {
    return problems().isEmpty();
  }

  /** The journeys of all good files. */
  public List<Journey> journeys() {
    return all(LoadedFile::journey);
  }

  /** The calendars of all good files. */
  public List<Calendar> calendars() {
    return all(LoadedFile::calendar);
  }

  /** The services of all good files; those that only journeys name have none. */
  public List<Service> services() {
    return all(LoadedFile::service);
  }

  /** The maintenance of all good files. */
  public List<PlannedMaintenance> maintenance() {
    return all(LoadedFile::maintenance);
  }

  /** The silences of all good files. */
  public List<DeclaredSilence> silences() {
    return all(LoadedFile::silence);
  }

  /** The receivers of all good files. */
  public List<DeclaredReceiver> receivers() {
    return all(LoadedFile::receiver);
  }

  /** The defaults of alerting, if a good file has some. */
  public Optional<AlertDefaults> defaults() {
    return all(LoadedFile::defaults).stream().findFirst();
  }

  /** What is declared of the alerts of each journey, by its name. */
  public Map<String, DeclaredAlerts> alerts() {
    var alerts = new LinkedHashMap<String, DeclaredAlerts>();
    for (var file : files) {
      if (file.journey() != null && file.alerts() != null) {
        alerts.put(file.journey().name(), file.alerts());
      }
    }
    return alerts;
  }

  /** What is declared of the alerts of each service that has a good file, by its name. */
  public Map<String, DeclaredAlerts> serviceAlerts() {
    var alerts = new LinkedHashMap<String, DeclaredAlerts>();
    for (var file : files) {
      if (file.service() != null && file.alerts() != null) {
        alerts.put(file.service().name(), file.alerts());
      }
    }
    return alerts;
  }

  private <T> List<T> all(Function<LoadedFile, @Nullable T> part) {
    return files.stream().flatMap(file -> Stream.ofNullable(part.apply(file))).toList();
  }

  /** All problems, by file and place. */
  public List<Problem> problems() {
    return Stream.concat(files.stream().flatMap(file -> file.problems().stream()), general.stream())
        .toList();
  }

  /** All warnings, by file and place. */
  public List<Problem> warnings() {
    return files.stream().flatMap(file -> file.warnings().stream()).toList();
  }
}
