package dev.nines.notify.receiver;

import dev.nines.alert.Receiver;
import dev.nines.notify.Directory;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.Sender;
import dev.nines.notify.receiver.EmailWay.MailServer;
import io.quarkus.mailer.Mailer;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends over HTTP and mail. A receiver keeps its connections, and what is known of its faults,
 * until it is declared otherwise.
 */
@Singleton
public final class ReceiverSender implements Sender, AutoCloseable {

  private final MailServer mail;
  private final InstantSource clock;
  private final Patience patience;
  private final ConcurrentMap<String, Guarded> receivers = new ConcurrentHashMap<>();

  @Inject
  ReceiverSender(
      Mailer mailer, @ConfigProperty(name = "quarkus.mailer.from") Optional<String> from) {
    this(mailer, from.isPresent(), InstantSource.system(), Patience.USUAL);
  }

  /**
   * A sender with a patience of its own.
   *
   * @param mails whether the mailer is configured
   * @param clock tells until when alerts stand
   */
  ReceiverSender(Mailer mailer, boolean mails, InstantSource clock, Patience patience) {
    this.mail = new MailServer(mailer, mails);
    this.clock = clock;
    this.patience = patience;
  }

  @Override
  public void send(Receiver receiver, Notice notice) throws NotSentException {
    var guarded = open(receiver);
    while (!guarded.send(notice)) {
      // It was closed just then, as what is declared changed.
      receivers.remove(receiver.name(), guarded);
      guarded = open(receiver);
    }
  }

  private Guarded open(Receiver receiver) throws NotSentException {
    try {
      return guarded(receiver);
    } catch (IllegalArgumentException e) {
      // Such as a header that no request can have.
      throw NotSentException.lasting(
          Secrets.of(receiver)
              .hide(
                  "receiver %s: its file asks for what cannot be: %s"
                      .formatted(receiver, e.getMessage())));
    }
  }

  /** Lets go of receivers that are no more, or are declared otherwise. */
  @Override
  public void declared(Directory directory) {
    for (var each : receivers.values()) {
      if (!directory.receivers().contains(each.receiver())
          && receivers.remove(each.receiver().name(), each)) {
        each.close();
      }
    }
  }

  private Guarded guarded(Receiver receiver) {
    var known = receivers.get(receiver.name());
    if (known != null && known.receiver().equals(receiver)) {
      return known;
    }
    var made =
        receivers.compute(
            receiver.name(),
            (_, before) ->
                before != null && before.receiver().equals(receiver) ? before : made(receiver));
    if (known != null && known != made) {
      known.close();
    }
    return made;
  }

  private Guarded made(Receiver receiver) {
    var secrets = Secrets.of(receiver);
    return new Guarded(
        receiver, secrets, way(receiver.channel(), new Answers(secrets, clock)), patience);
  }

  private Way way(Receiver.Channel channel, Answers answers) {
    // The guard's timeout comes first and speaks for all of an attempt.
    var timeout = patience.timeout().plusMillis(500);
    return switch (channel) {
      case Receiver.Alertmanager each -> new AlertmanagerWay(each, patience.timeout(), answers);
      case Receiver.Slack each -> new SlackWay(each, timeout, answers);
      case Receiver.Opsgenie each -> new OpsgenieWay(each, timeout, answers);
      case Receiver.PagerDuty each -> new PagerDutyWay(each, timeout, answers);
      case Receiver.Telegram each -> new TelegramWay(each, timeout, answers);
      case Receiver.Email each -> new EmailWay(each, mail);
      case Receiver.Webhook each -> new WebhookWay(each, timeout, answers);
    };
  }

  @PreDestroy
  @Override
  public void close() {
    receivers.values().forEach(Guarded::close);
    receivers.clear();
  }
}
