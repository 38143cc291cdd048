package dev.nines.app;

import dev.nines.alert.DeclaredReceiver;
import dev.nines.api.Receiving;
import dev.nines.notify.NotSentException;
import dev.nines.notify.ReceiverStatus;
import dev.nines.notify.SendingLog;
import dev.nines.notify.TestNotice;
import dev.nines.time.Ticker;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;

/**
 * The receivers of the running prober, as the API sees them. A test goes the way of every message:
 * behind the same guard, which tries it as often and counts it as well.
 */
record ShownReceivers(
    String environment,
    String region,
    Alerting alerting,
    SendingLog sending,
    InstantSource clock,
    Supplier<String> ids)
    implements Receiving {

  @Override
  public boolean quiet() {
    return alerting.quiet();
  }

  @Override
  public List<ReceiverStatus> all() {
    return alerting.declared().stream().map(this::status).toList();
  }

  private ReceiverStatus status(DeclaredReceiver declared) {
    var name = declared.name();
    return new ReceiverStatus(
        name,
        declared.channel(),
        declared.hourly(),
        alerting.trouble(name),
        alerting.refusal(name),
        sending.latest(name));
  }

  @Override
  public Tried test(String name) {
    if (alerting.declared().stream().noneMatch(each -> each.name().equals(name))) {
      return new NotDeclared();
    }
    var receiver = alerting.refilled(name);
    var trouble = alerting.trouble(name);
    if (receiver == null || trouble != null) {
      return new NotReady(trouble == null ? "its file has just been taken away" : trouble);
    }
    var begun = Ticker.SYSTEM.nanos();
    var notice = TestNotice.of(ids.get(), receiver, environment, region, clock.instant());
    try {
      sending.send(receiver, notice);
      return new Taken(receiver, notice, Ticker.SYSTEM.since(begun));
    } catch (NotSentException e) {
      return new NotTaken(e);
    }
  }
}
