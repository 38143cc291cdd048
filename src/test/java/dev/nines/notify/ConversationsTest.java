package dev.nines.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is spoken of together. */
class ConversationsTest {

  private static final Incident OVER = Notices.resolved().incidents().getFirst();
  private static final Incident WHOLE = Notices.whole().incidents().getFirst();
  private static final Instant END = Notices.NOON.plus(Duration.ofMinutes(10));

  private final Conversations conversations = new Conversations();
  private final String id =
      conversations
          .changed(Notices.opened().incidents().getFirst(), Notices.NOON)
          .orElseThrow()
          .id();

  @Test
  void theTroubleOfAWholeJoinsThatOfAPartWhichMayStillComeBack() {
    assertThat(conversations.changed(OVER, END)).isPresent();
    assertThat(conversations.changed(WHOLE, END.plusSeconds(60)))
        .hasValueSatisfying(each -> assertThat(each.id()).isEqualTo(id));
  }

  @Test
  void itIsAnotherOneLongAfterTheEndOfTheFirst() {
    assertThat(conversations.changed(OVER, END)).isPresent();
    assertThat(conversations.changed(WHOLE, END.plus(Duration.ofMinutes(11))))
        .hasValueSatisfying(each -> assertThat(each.id()).isEqualTo(WHOLE.id()));
  }
}
