package dev.nines.notify.receiver;

import dev.nines.notify.Notice;
import dev.nines.notify.message.Wording;
import io.quarkus.mailer.Mail;
import java.util.List;

/** A message as mail; all about one trouble are one thread in the reader's mailbox. */
final class MailMessage {

  private static final String DOMAIN = "@nines.invalid>";

  private MailMessage() {}

  static Mail of(Notice notice, List<String> to) {
    var message = Wording.of(notice);
    var root = "<" + Key.trouble(notice) + DOMAIN;
    return new Mail()
        .setTo(to)
        .setSubject(message.headline())
        .setText(message.headline() + "\n\n" + message.body() + "\n")
        .addHeader("Message-ID", "<" + Key.message(notice) + DOMAIN)
        .addHeader("In-Reply-To", root)
        .addHeader("References", root)
        // Nobody is on holiday from an alert, and no robot answers to it.
        .addHeader("Auto-Submitted", "auto-generated")
        .addHeader("X-Nines-Environment", notice.environment())
        .addHeader("X-Nines-Severity", notice.severity().word());
  }
}
