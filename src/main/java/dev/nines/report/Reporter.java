package dev.nines.report;

import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.Declarations;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Answers questions from the account. Safe between threads; every answer is read anew.
 *
 * @implNote an answer takes some twenty queries, however many journeys there are; one query more
 *     for each objective's window that no other has
 */
public final class Reporter {

  private final Account account;
  private final Declarations declarations;
  private final InstantSource clock;

  public Reporter(Account account, Declarations declarations, InstantSource clock) {
    this.account = account;
    this.declarations = declarations;
    this.clock = clock;
  }

  /**
   * All of which there is anything to tell.
   *
   * @throws dev.nines.store.HistoryException if the account cannot be read
   */
  public Names names() {
    return catalogue().names();
  }

  /**
   * What was measured.
   *
   * @throws UnknownNameException if a journey, service or region that is named is not known
   * @throws dev.nines.store.HistoryException if the account cannot be read
   */
  public Report report(Question question) {
    var catalogue = catalogue();
    checked(question, catalogue);
    return new Survey(catalogue, account, question, clock.instant()).report();
  }

  /**
   * How objectives stand, service by service and journey by journey: over all regions first, then
   * in each where there are several.
   *
   * @throws UnknownNameException if a journey, service or region that is named is not known
   * @throws dev.nines.store.HistoryException if the account cannot be read
   */
  public List<Standing> objectives(Question question) {
    return Standings.of(report(question));
  }

  /**
   * One journey or service, slot by slot.
   *
   * @param regions empty for all
   * @param window widened to whole slots
   * @param size whole minutes
   * @throws IllegalArgumentException if the slots are no whole minutes, or more than {@value
   *     SlotBySlot#MOST}
   * @throws UnknownNameException if what is named is not known
   * @throws dev.nines.store.HistoryException if the account cannot be read
   */
  public Series series(
      Subject.Kind kind, String name, Set<String> regions, Window window, Duration size) {
    var catalogue = catalogue();
    checked(
        switch (kind) {
          case JOURNEY -> new Question(window, Set.of(name), Set.of(), regions, false);
          case SERVICE -> new Question(window, Set.of(), Set.of(name), regions, false);
        },
        catalogue);
    return new SlotBySlot(account, catalogue)
        .series(kind, name, regions.isEmpty() ? catalogue.regions() : regions, window, size);
  }

  private Catalogue catalogue() {
    return new Catalogue(declarations.latest(), account.subjects());
  }

  private static void checked(Question question, Catalogue catalogue) {
    check("journey", question.journeys(), catalogue.journeys());
    check("service", question.services(), catalogue.services());
    check("region", question.regions(), catalogue.regions());
  }

  private static void check(String kind, Collection<String> asked, Collection<String> known) {
    Stream<String> unknown = asked.stream().filter(each -> !known.contains(each)).sorted();
    unknown
        .findFirst()
        .ifPresent(name -> {
          throw new UnknownNameException(kind, name, known);
        });
  }
}
