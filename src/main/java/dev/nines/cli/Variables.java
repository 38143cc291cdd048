package dev.nines.cli;

import dev.nines.journey.Journey;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The variables that a command replaces. */
final class Variables {

  private Variables() {}

  /**
   * Finds out whether each is one of some journey's.
   *
   * @throws InvalidUseException if one is not
   */
  static void check(Set<String> given, List<Journey> journeys) throws InvalidUseException {
    var known = new TreeSet<String>();
    journeys.forEach(journey -> known.addAll(journey.vars().keySet()));
    check(given, known);
  }

  static void check(Collection<String> given, Set<String> known) throws InvalidUseException {
    for (var name : given) {
      if (!known.contains(name)) {
        throw new InvalidUseException(
            "--var "
                + name
                + ": no journey has a variable of this name; expected "
                + (known.isEmpty()
                    ? "none, as they have no vars"
                    : String.join(", ", new TreeSet<>(known))));
      }
    }
  }
}
