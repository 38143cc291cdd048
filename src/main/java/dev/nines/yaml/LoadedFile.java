package dev.nines.yaml;

import dev.nines.alert.AlertDefaults;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.DeclaredSilence;
import dev.nines.calendar.Calendar;
import dev.nines.journey.Journey;
import dev.nines.journey.PlannedMaintenance;
import dev.nines.journey.Service;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What came of one file: a journey, a calendar, a service, a maintenance, a silence, a receiver,
 * defaults of alerting, or problems. Where there are problems there is nothing else, and the file's
 * last good version may stay in force.
 *
 * @param path as it was given
 * @param alerts what is declared of a journey's or service's alerts, here and elsewhere; null for
 *     what is neither
 * @param problems in the order of their places
 * @param warnings what its author should know, in the order of their places
 */
public record LoadedFile(
    String path,
    @Nullable Journey journey,
    @Nullable Calendar calendar,
    @Nullable Service service,
    @Nullable PlannedMaintenance maintenance,
    @Nullable DeclaredSilence silence,
    @Nullable DeclaredReceiver receiver,
    @Nullable AlertDefaults defaults,
    @Nullable DeclaredAlerts alerts,
    List<Problem> problems,
    List<Problem> warnings) {

  public LoadedFile {
    problems = List.copyOf(problems);
    warnings = List.copyOf(warnings);
  }

  /** A journey's file. */
  public static LoadedFile of(String path, Journey journey) {
    return new LoadedFile(
        path,
        journey,
        null,
        null,
        null,
        null,
        null,
        null,
        DeclaredAlerts.NONE,
        List.of(),
        List.of());
  }

  /** A file that does not load. */
  public static LoadedFile broken(String path, List<Problem> problems) {
    return new LoadedFile(
        path, null, null, null, null, null, null, null, null, problems, List.of());
  }

  /** The same, judged by what is declared elsewhere now. */
  public LoadedFile with(@Nullable DeclaredAlerts declared) {
    return new LoadedFile(
        path,
        journey,
        calendar,
        service,
        maintenance,
        silence,
        receiver,
        defaults,
        declared,
        problems,
        warnings);
  }

  /** The same, with more that its author should know. */
  public LoadedFile warned(List<Problem> more) {
    return more.isEmpty()
        ? this
        : new LoadedFile(
            path,
            journey,
            calendar,
            service,
            maintenance,
            silence,
            receiver,
            defaults,
            alerts,
            problems,
            Stream.concat(warnings.stream(), more.stream()).toList());
  }

  public boolean ok() {
    return problems.isEmpty();
  }

  /** What it is and its name, such as {@code journey chat}; "" where it does not load. */
  public String identity() {
    if (journey != null) {
      return "journey " + journey.name();
    }
    if (calendar != null) {
      return "calendar " + calendar.name();
    }
    if (service != null) {
      return "service " + service.name();
    }
    if (maintenance != null) {
      return "maintenance " + maintenance.name();
    }
    if (silence != null) {
      return "silence " + silence.name();
    }
    if (receiver != null) {
      return "receiver " + receiver.name();
    }
    // There is one, whatever it is called.
    return defaults == null ? "" : "alerting";
  }
}
