package dev.nines.app;

import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.incident.Subject.OfCommit;
import dev.nines.notify.CommitNotice;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.Sender;
import dev.nines.store.HistoryException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who own the journeys of a commit that is not played, once for each commit, and when
 * that is over; also over a restart. {@link #changed} may be called from any thread; telling takes
 * place on a thread of its own, one at a time.
 */
final class GitOwners {

  private static final Logger LOG = Logger.getLogger("nines.git");

  /** Alertmanager ends what it is not told again. */
  private static final Duration REPEATED = Duration.ofMinutes(1);

  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration LATER = Duration.ofMinutes(15);

  private final List<String> names;
  private final String environment;
  private final String region;
  private final Alerting alerting;
  private final Sender sender;
  private final ToldOwners told;
  private final InstantSource clock;
  private final Executor threads;
  private final AtomicBoolean telling = new AtomicBoolean();
  private final Map<String, Instant> next = new HashMap<>();
  private final Set<String> missing = new HashSet<>();
  private volatile @Nullable GitState state;

  /**
   * @param names of the receivers that are told
   * @param threads where they are told; may block
   */
  GitOwners(
      List<String> names,
      String environment,
      String region,
      Alerting alerting,
      Sender sender,
      ToldOwners told,
      InstantSource clock,
      Executor threads) {
    this.names = List.copyOf(names);
    this.environment = environment;
    this.region = region;
    this.alerting = alerting;
    this.sender = sender;
    this.told = told;
    this.clock = clock;
    this.threads = threads;
  }

  /** Another commit is in force or refused, or none any more. */
  void changed(GitState now) {
    if (now.changed() + now.same() > 0) { // Before that nobody knows whether one is refused.
      state = now;
    }
  }

  /** Another prober tells them from here on, and knows what it told. */
  void forget() {
    told.forget();
  }

  /** Tells what is due; to be called every few seconds. Does not block. */
  void beat() {
    if (state != null && !names.isEmpty() && telling.compareAndSet(false, true)) {
      threads.execute(() -> {
        try {
          tell(Objects.requireNonNull(state));
        } catch (HistoryException _) {
          // Whom it was told is not known now: later, rather than twice.
        } finally {
          telling.set(false);
        }
      });
    }
  }

  private void tell(GitState now) {
    if (alerting.quiet() || now.unjudged() != null) {
      return;
    }
    for (var name : names) {
      var before = told.of(name);
      var refused = now.refused();
      var wait = next.get(name);
      boolean due =
          refused == null ? before != null : before == null || before.isOther(refused.commit());
      boolean waits = wait != null && clock.instant().isBefore(wait);
      if ((due || (before != null && repeats(name))) && !waits && declared(name)) {
        tell(name, now, before);
      }
    }
  }

  private boolean repeats(String name) {
    return alerting.declared().stream()
        .anyMatch(each -> each.name().equals(name) && each.channel().equals("alertmanager"));
  }

  private boolean declared(String name) {
    boolean declared =
        alerting.declared().stream().map(DeclaredReceiver::name).anyMatch(name::equals);
    if (declared) {
      missing.remove(name);
    } else if (missing.add(name)) {
      LOG.warnf(
          "--git-owners: no file declares the receiver \"%s\", so it is told of nothing", name);
    }
    return declared;
  }

  private void tell(String name, GitState now, ToldOwners.@Nullable Told before) {
    var receiver = alerting.refilled(name);
    if (receiver == null) {
      next.put(name, clock.instant().plus(SOON)); // A secret of it is missing, which is said.
      return;
    }
    var refused = now.refused();
    var at = clock.instant();
    var since = before == null ? at : before.since();
    try {
      if (refused != null) {
        sender.send(receiver, notice(refused, now, since, null));
        told.put(name, new ToldOwners.Told(refused.commit(), refused.author(), since), at);
      } else if (before != null) {
        var ended = new GitState.Refused(before.commit(), before.author(), false, List.of());
        sender.send(receiver, notice(ended, now, since, at));
        told.put(name, null, at);
      }
      next.remove(name);
      if (receiver.channel() instanceof Alertmanager) {
        next.put(name, at.plus(REPEATED));
      }
    } catch (NotSentException e) {
      failed(receiver, e, at);
    }
  }

  private void failed(Receiver receiver, NotSentException e, Instant at) {
    var pause = e.pause();
    next.put(receiver.name(), at.plus(pause == null ? e.lasting() ? LATER : SOON : pause));
    LOG.warnf("those who own the journeys cannot be told of a commit: %s", e.getMessage());
  }

  private Notice notice(
      GitState.Refused refused, GitState now, Instant since, @Nullable Instant over) {
    var played = now.commit();
    return CommitNotice.of(
        new OfCommit(
            GitFeed.digits(refused.commit()),
            refused.author(),
            now.host(),
            played == null ? null : GitFeed.digits(played),
            refused.problems(),
            region),
        environment,
        since,
        over,
        clock.instant());
  }
}
