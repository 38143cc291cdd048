package dev.nines.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What is remembered is bounded. */
class MemoryTest {
  private static final RunMark UNMARKED = new RunMark(null, null);
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final List<String> forgotten = new ArrayList<>();

  private Chats chats(int most) {
    return new Chats(most, now::get, chat -> forgotten.add(chat.id()));
  }

  @Test
  void theLongestUnusedChatGoesWhenThereAreTooMany() {
    Chats chats = chats(2);
    chats.open("cards", UNMARKED);
    chats.open("cards", UNMARKED);
    assertThat(chats.find("1")).isNotNull();
    chats.open("cards", UNMARKED);
    assertThat(forgotten).containsExactly("2");
    assertThat(chats.find("2")).isNull();
    assertThat(chats.size()).isEqualTo(2);
  }

  @Test
  void anIdleChatIsForgottenAfterAnHour() {
    Chats chats = chats(100);
    chats.open("cards", UNMARKED);
    chats.open("cards", UNMARKED);
    now.set(Instant.EPOCH.plus(Duration.ofMinutes(59)));
    chats.forgetIdle();
    assertThat(forgotten).isEmpty();
    assertThat(chats.find("2")).isNotNull();
    now.set(Instant.EPOCH.plus(Duration.ofMinutes(60)));
    chats.forgetIdle();
    assertThat(forgotten).containsExactly("1");
  }

  @Test
  void aChatKeepsItsLastMessages() {
    var chat = new Chat(1, "cards", UNMARKED);
    for (int count = 1; count <= Chat.KEPT_MESSAGES + 5; count++) {
      chat.awaitDelivery(chat.say(Message.CUSTOMER, "text " + count, now.get()));
    }
    assertThat(chat.messages()).hasSize(Chat.KEPT_MESSAGES);
    assertThat(chat.messages().getFirst().text()).isEqualTo("text 6");
    assertThat(chat.takeUndelivered()).isEqualTo(chat.messages().getFirst());
  }

  @Test
  void theLongestUnusedSessionGoesWhenThereAreTooMany() {
    var sessions = new Sessions(2, new Random(1));
    String first = sessions.begin();
    String second = sessions.begin();
    assertThat(sessions.know(first)).isTrue();
    sessions.begin();
    assertThat(sessions.know(second)).isFalse();
    assertThat(sessions.know(first)).isTrue();
    assertThat(sessions.size()).isEqualTo(2);
  }
}
