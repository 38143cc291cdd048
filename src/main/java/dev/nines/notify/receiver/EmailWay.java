package dev.nines.notify.receiver;

import dev.nines.alert.Receiver.Email;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import io.quarkus.mailer.Mailer;

/** Sends mail through the server that the daemon is configured with. */
final class EmailWay implements Way {

  private final Email channel;
  private final MailServer server;

  /**
   * What mail is sent with.
   *
   * @param configured whether anybody said where it is and who sends
   */
  record MailServer(Mailer mailer, boolean configured) {}

  EmailWay(Email channel, MailServer server) {
    this.channel = channel;
    this.server = server;
  }

  @Override
  public void tell(Notice notice) throws NotSentException {
    if (!server.configured()) {
      throw NotSentException.lasting(
          "no mail server is configured; set quarkus.mailer.from and quarkus.mailer.host"
              + " (QUARKUS_MAILER_FROM and QUARKUS_MAILER_HOST in the environment)");
    }
    server.mailer().send(MailMessage.of(notice, channel.to()));
  }
}
