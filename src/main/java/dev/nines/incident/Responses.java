package dev.nines.incident;

import static java.util.stream.Collectors.toSet;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What people learn of incidents and do about them, beside what is judged. */
record Responses(List<Cases> cases, IncidentListener listener) {

  /**
   * Somebody changes an incident.
   *
   * @return the incident as it is now; empty where there is none of this id, or it is over
   */
  Optional<Incident> change(String id, UnaryOperator<Incident> change) {
    for (var each : cases) {
      var found = each.incidents().filter(incident -> incident.id().equals(id)).findFirst();
      if (found.isPresent()) {
        var before = found.get();
        var after = change.apply(before);
        if (!after.equals(before)) {
          each.put(after);
          listener.changed(after);
        }
        return after.stage().stands() ? Optional.of(after) : Optional.empty();
      }
    }
    return Optional.empty();
  }

  /**
   * A receiver took a message that names these.
   *
   * @return those of them that nobody was told of before, as they are now
   */
  List<Incident> told(Collection<Incident> named, Instant at) {
    var ids = named.stream().map(Incident::id).collect(toSet());
    var changed = new ArrayList<Incident>();
    for (var one : cases) {
      for (var before : one.incidents().filter(each -> ids.contains(each.id())).toList()) {
        var after = before.told(at);
        if (!after.equals(before)) {
          one.put(after);
          changed.add(after);
        }
      }
    }
    return changed;
  }
}
