package dev.nines.notify.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.icegreen.greenmail.util.GreenMail;
import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Email;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notices;
import dev.nines.notify.message.Wording;
import io.quarkus.mailer.Mailer;
import io.quarkus.test.common.TestResourceScope;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = Mailbox.class, scope = TestResourceScope.GLOBAL)
class MailTest {

  private static final Receiver ON_CALL =
      new Receiver("on-call", new Email(List.of("anna@example.org", "ben@example.org")), 30);

  GreenMail server;
  @Inject Mailer mailer;
  @Inject ReceiverSender sender;

  @BeforeEach
  void empty() throws Exception {
    server.purgeEmailFromAllMailboxes();
  }

  @Test
  void everybodyIsSentMail() throws Exception {
    sender.send(ON_CALL, Notices.opened());
    assertThat(server.getReceivedMessages()).hasSize(2);
    var mail = server.getReceivedMessages()[0];
    assertThat(mail.getSubject()).isEqualTo(Wording.of(Notices.opened()).headline());
    assertThat(mail.getFrom()).extracting(Object::toString).containsExactly("nines@example.org");
    assertThat(text(mail)).contains("Fails at: step \"send\", timeout").contains("Acknowledge: ");
  }

  @Test
  void allAboutOneTroubleIsOneThread() throws Exception {
    sender.send(ON_CALL, Notices.opened());
    sender.send(ON_CALL, Notices.resolved());
    assertThat(server.getReceivedMessages())
        .extracting(mail -> mail.getHeader("References", " "))
        .hasSize(4)
        .containsOnly("<nines-0af7651916cd43dd8448eb211c80319c@nines.invalid>");
    assertThat(server.getReceivedMessages()[0].getHeader("Message-ID"))
        .containsExactly("<nines-0af7651916cd43dd8448eb211c80319c-7@nines.invalid>");
  }

  @Test
  void aServerThatIsNotConfiguredIsSaid() {
    try (var bare = new ReceiverSender(mailer, false, InstantSource.system(), Patience.USUAL)) {
      var failure =
          assertThrows(NotSentException.class, () -> bare.send(ON_CALL, Notices.opened()));
      assertThat(failure.lasting()).isTrue();
      assertThat(failure)
          .hasMessage(
              "receiver on-call (email): no mail server is configured; set quarkus.mailer.from and"
                  + " quarkus.mailer.host (QUARKUS_MAILER_FROM and QUARKUS_MAILER_HOST in the"
                  + " environment)");
    }
  }

  private static String text(MimeMessage mail) throws Exception {
    return String.valueOf(mail.getContent());
  }
}
