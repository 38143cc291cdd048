package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Tells every member of a cluster, as Alertmanager expects of its clients; it is told when one of
 * them took it, as they tell each other.
 */
final class AlertmanagerWay implements Way {

  private static final Logger LOG = Logger.getLogger(AlertmanagerWay.class);

  private final List<Member> members;
  private final AlertmanagerAlerts alerts;
  private final Answers answers;

  /** One member; others may speak for it, so that it does not answer is said once. */
  private record Member(
      AlertmanagerApi api, String host, @Nullable String key, AtomicBoolean silent) {

    void heard(Optional<Throwable> failure) {
      if (failure.isEmpty()) {
        silent.set(false);
      } else if (!silent.getAndSet(true)) {
        LOG.warnf("the Alertmanager at %s does not take alerts", host);
      }
    }
  }

  AlertmanagerWay(Alertmanager channel, Duration timeout, Answers answers) {
    // Shorter than the whole attempt, so that a member that hangs does not hide one that answers.
    var each = timeout.dividedBy(2);
    this.members =
        channel.servers().stream()
            .map(server ->
                new Member(
                    Clients.of(AlertmanagerApi.class, bare(server), each),
                    server.getHost() + ":" + server.getPort(),
                    key(server),
                    new AtomicBoolean()))
            .toList();
    this.alerts = new AlertmanagerAlerts(channel.labels());
    this.answers = answers;
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    var body = alerts.of(notice, answers.clock().instant()).toString();
    var failures = new ArrayList<Throwable>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var asked =
          members.stream()
              .map(member -> threads.submit((Callable<Void>) () -> ask(member, body)))
              .toList();
      for (int i = 0; i < asked.size(); i++) {
        var failure = failure(asked.get(i), threads);
        members.get(i).heard(failure);
        failure.ifPresent(failures::add);
      }
    }
    if (failures.size() == members.size()) {
      rethrow(failures);
    }
  }

  private static Optional<Throwable> failure(Future<Void> asked, ExecutorService threads) {
    try {
      var _ = asked.get();
      return Optional.empty();
    } catch (ExecutionException e) {
      return Optional.of(e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private @Nullable Void ask(Member member, String body) throws NotSentException {
    answers.of(member.api().post(member.key(), body)).require2xx();
    return null;
  }

  /** One that a later try may mend, if there is one. */
  private static void rethrow(List<Throwable> failures) throws NotSentException {
    var worst =
        failures.stream()
            .filter(each -> !(each instanceof NotSentException answer && answer.lasting()))
            .findFirst()
            .orElse(failures.getFirst());
    switch (worst) {
      case NotSentException answer -> throw answer;
      case RuntimeException unanswered -> throw unanswered;
      default -> throw new IllegalStateException(worst);
    }
  }

  private static @Nullable String key(URI server) {
    return server.getUserInfo() == null
        ? null
        : "Basic "
            + Base64.getEncoder()
                .encodeToString(server.getUserInfo().getBytes(StandardCharsets.UTF_8));
  }

  private static URI bare(URI server) {
    return server.getRawUserInfo() == null
        ? server
        : URI.create(server.toString().replace(server.getRawUserInfo() + "@", ""));
  }

  @Override
  public void close() {
    members.forEach(member -> Clients.close(member.api()));
  }
}
