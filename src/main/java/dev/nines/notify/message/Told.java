package dev.nines.notify.message;

import dev.nines.incident.Incident;
import dev.nines.incident.Subject;
import dev.nines.notify.Notice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

/**
 * The incidents of one journey, service or prober in one region, told as one.
 *
 * @param incidents at least one; those that stand first, the gravest first
 */
record Told(List<Incident> incidents) {

  private static final int LONGEST_TITLE = 150;

  /** The gravest that stands, or the gravest where none does. */
  Incident lead() {
    return incidents.getFirst();
  }

  String title() {
    return Excerpt.line(lead().subject().title(), LONGEST_TITLE);
  }

  static List<Told> of(Notice notice) {
    var bySubject = new LinkedHashMap<Subject, List<Incident>>();
    notice
        .incidents()
        .forEach(
            each -> bySubject.computeIfAbsent(each.subject(), _ -> new ArrayList<>()).add(each));
    return bySubject.values().stream().map(Told::new).toList();
  }
}
