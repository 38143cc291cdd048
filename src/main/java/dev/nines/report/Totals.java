package dev.nines.report;

import dev.nines.slo.Tally;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Subject;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * What the account says, each question asked once: many numbers are wanted of one window. For one
 * report, and not safe between threads.
 */
final class Totals {

  private record Asked(Subject.Kind kind, Window window) {}

  private record Detailed(Subject subject, Window window) {}

  private final Account account;
  private final Map<Asked, Map<Subject, Tally>> totals = new HashMap<>();
  private final Map<Detailed, Tally> details = new HashMap<>();

  Totals(Account account) {
    this.account = account;
  }

  /** Without details. */
  Tally of(Subject subject, Window window) {
    return window.isEmpty()
        ? Tally.NONE
        : totals
            .computeIfAbsent(
                new Asked(subject.kind(), window),
                asked -> account.totals(asked.kind(), asked.window()))
            .getOrDefault(subject, Tally.NONE);
  }

  /** The sum, without details. */
  Tally of(Collection<Subject> subjects, Window window) {
    return subjects.stream().map(each -> of(each, window)).reduce(Tally.NONE, Tally::plus);
  }

  /** The sum, with details: a query for each that has anything. */
  Tally detailed(Collection<Subject> subjects, Window window) {
    return subjects.stream()
        .filter(each -> of(each, window).outcomes().measured() > 0)
        .map(each ->
            details.computeIfAbsent(
                new Detailed(each, window),
                asked -> account.total(asked.subject(), asked.window())))
        .reduce(Tally.NONE, Tally::plus);
  }
}
