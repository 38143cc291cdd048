package dev.nines.app;

import dev.nines.incident.Incidents;
import dev.nines.incident.Inquiry;
import dev.nines.incident.Inquiry.Question;
import dev.nines.incident.Measured;
import dev.nines.slo.Outcomes;
import dev.nines.slo.Slots;
import dev.nines.slo.Window;
import dev.nines.store.Account;
import dev.nines.store.History;
import dev.nines.store.HistoryException;
import dev.nines.store.Subject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Asks the account once a minute how services did as wholes, so that they can be judged. Where it
 * cannot be asked, or does not have all that happened, nothing is concluded and nothing is
 * resolved. Safe between threads; the database is asked on threads of the given executor.
 */
final class ServiceSurvey {

  private static final Logger LOG = Logger.getLogger("nines.incidents");

  static final Duration EVERY = Duration.ofMinutes(1);

  private final String region;
  private final Bookkeeping bookkeeping;
  private final InstantSource clock;
  private final Incidents incidents;
  private @Nullable Instant asked;
  private boolean asking;
  private boolean away;

  /**
   * The history and whether it is kept.
   *
   * @param written whether it has what happened
   * @param threads where the database is asked; may block
   */
  record Bookkeeping(History history, BooleanSupplier written, Executor threads) {}

  ServiceSurvey(String region, Bookkeeping bookkeeping, InstantSource clock, Incidents incidents) {
    this.region = region;
    this.bookkeeping = bookkeeping;
    this.clock = clock;
    this.incidents = incidents;
  }

  /** To be called once a second; does not wait. */
  void beat() {
    synchronized (this) {
      var now = clock.instant();
      // A clock that was set back asks at once.
      if (asking || (asked != null && !now.isBefore(asked) && now.isBefore(asked.plus(EVERY)))) {
        return;
      }
      asking = true;
      asked = now;
    }
    bookkeeping.threads().execute(this::ask);
  }

  private void ask() {
    try {
      var inquiry = incidents.inquire();
      if (!inquiry.questions().isEmpty()) {
        answer(inquiry);
      }
    } finally {
      synchronized (this) {
        asking = false;
      }
    }
  }

  private void answer(Inquiry inquiry) {
    if (!bookkeeping.written().getAsBoolean()) {
      lost("the history does not have all that happened yet");
      return;
    }
    try {
      var account = bookkeeping.history().account();
      var answers = new HashMap<Window, Measured>();
      for (var question : inquiry.questions()) {
        answers.put(question.window(), measured(account, question));
      }
      if (away) {
        away = false;
        LOG.info("services are judged as wholes again");
      }
      var past = new ServicePast(bookkeeping.history(), region);
      for (var lookback : incidents.lookbacks()) {
        incidents.recall(lookback, past.of(lookback));
      }
      incidents.answered(inquiry, answers);
    } catch (HistoryException e) {
      lost(String.valueOf(e.getMessage()));
    }
  }

  /** Said once, and only by the one who asks. */
  private void lost(String why) {
    if (!away) {
      away = true;
      LOG.warnf(
          "services are not judged as wholes, and what stands of them stays as it is: %s", why);
    }
  }

  private Measured measured(Account account, Question question) {
    var subjects = new HashSet<Subject>();
    question.services().forEach(name -> subjects.add(Subject.service(name, region)));
    question.journeys().forEach(name -> subjects.add(Subject.journey(name, region)));
    Map<String, Slots> services = new HashMap<>();
    Map<String, Outcomes> journeys = new HashMap<>();
    account
        .totals(subjects, question.window())
        .forEach((subject, tally) -> {
          switch (subject.kind()) {
            case SERVICE -> services.put(subject.name(), tally.slots());
            case JOURNEY -> journeys.put(subject.name(), tally.outcomes());
          }
        });
    return new Measured(services, journeys);
  }
}
