package dev.nines.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.cli.Golden;
import dev.nines.notify.Notice;
import dev.nines.notify.Notices;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What the page says, whatever journeys are called. */
@QuarkusTest
class AcknowledgePageTest {

  private static void check(String name, Notice notice) throws IOException {
    Golden.check("api", "acknowledge-" + name + ".html", AcknowledgePage.of(notice).render());
  }

  @Test
  void whatIsOpenHasAForm() throws IOException {
    check("open", Notices.opened());
  }

  @Test
  void whatSomebodyTookUpSaysWho() throws IOException {
    check("acknowledged", Notices.acknowledged());
  }

  @Test
  void whatIsOverSaysForHowLongItWas() throws IOException {
    check("resolved", Notices.resolved());
  }

  @Test
  void aTitleIsTextAndNeverMarkup() throws IOException {
    check("hostile", Notices.hostile());
    assertThat(AcknowledgePage.of(Notices.hostile()).render()).doesNotContain("<script", "<SSO>");
  }
}
