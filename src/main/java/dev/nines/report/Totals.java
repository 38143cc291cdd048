package dev.nines.report;

import dev.nines.slo.Details;
import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What the account says, each question asked once and of all subjects together: many numbers are
 * wanted of one window. For one report, and not safe between threads.
 */
final class Totals {

  private final Account account;
  private final Set<Subject> subjects;
  private final Map<Window, Map<Subject, Tally>> totals = new HashMap<>();
  private final Map<Window, Map<Subject, Details>> details = new HashMap<>();

  /**
   * @param subjects those that most questions are about
   */
  Totals(Account account, Set<Subject> subjects) {
    this.account = account;
    this.subjects = Set.copyOf(subjects);
  }

  /** Without details. */
  Tally of(Subject subject, Window window) {
    if (window.isEmpty()) {
      return Tally.NONE;
    }
    var known =
        totals.computeIfAbsent(window, _ -> new HashMap<>(account.totals(subjects, window)));
    if (!subjects.contains(subject) && !known.containsKey(subject)) {
      known.put(subject, account.totals(Set.of(subject), window).getOrDefault(subject, Tally.NONE));
    }
    return known.getOrDefault(subject, Tally.NONE);
  }

  /** The sum, without details. */
  Tally of(Collection<Subject> subjects, Window window) {
    return subjects.stream().map(each -> of(each, window)).reduce(Tally.NONE, Tally::plus);
  }

  /** The sum of the details. */
  Details details(Collection<Subject> subjects, Window window) {
    fetch(subjects, window);
    var known = details.getOrDefault(window, Map.of());
    return subjects.stream()
        .map(each -> known.getOrDefault(each, Details.NONE))
        .reduce(Details.NONE, Details::plus);
  }

  /** Asks for details before they are wanted, of many subjects at once. */
  void fetch(Collection<Subject> subjects, Window window) {
    if (window.isEmpty()) {
      return;
    }
    var known = details.computeIfAbsent(window, _ -> new HashMap<>());
    var missing = new HashSet<>(subjects);
    missing.removeAll(known.keySet());
    if (!missing.isEmpty()) {
      missing.forEach(each -> known.put(each, Details.NONE));
      known.putAll(account.details(missing, window));
    }
  }
}
