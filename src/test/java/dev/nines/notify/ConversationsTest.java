package dev.nines.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.alert.Escalation;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
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

  @Test
  void whatWasToldIsReadAsItWasKept() {
    var incident = Notices.opened().incidents().getFirst();
    var escalation = new Escalation(Duration.ofMinutes(5), Set.of("boss"));
    var told =
        Told.first(List.of(incident), Severity.CRITICAL, END, Set.of("on-call"))
            .climbed(
                List.of(incident),
                List.of(new Climb(Severity.CRITICAL, escalation)),
                END.plusSeconds(300),
                Set.of("boss"));
    var conversation = Conversation.of(incident).with(told);
    assertThat(ConversationJson.read(ConversationJson.write(conversation))).isEqualTo(conversation);
  }

  @Test
  void whatAnEarlierVersionKeptIsUnderstood() {
    var incident = Notices.opened().incidents().getFirst();
    var kept = ConversationJson.write(Conversation.of(incident));
    var told =
        "\"told\":{\"severity\":\"CRITICAL\",\"since\":\"2026-03-02T12:00:05Z\",\"last\":\"2026-03-02T12:00:05Z\","
            + "\"escalations\":1,\"reminders\":0,\"incidents\":1,\"acknowledged\":false,\"over\":false,"
            + "\"receivers\":[\"on-call\"]}}";
    var read = ConversationJson.read(kept.substring(0, kept.length() - 1) + "," + told);
    assertThat(read.told())
        .isEqualTo(
            Told.first(
                List.of(incident),
                Severity.CRITICAL,
                Instant.parse("2026-03-02T12:00:05Z"),
                Set.of("on-call")));
  }
}
