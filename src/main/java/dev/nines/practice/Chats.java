package dev.nines.practice;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The chats that are remembered: a bounded number of them, none that was idle for an hour. */
final class Chats {
  private static final Duration IDLE = Duration.ofHours(1);

  private record Kept(Chat chat, Instant used) {}

  private final int most;
  private final InstantSource clock;
  private final Consumer<Chat> forgotten;
  // Touching a chat puts it last, so that the longest unused are always the first.
  private final SequencedMap<String, Kept> chats = new LinkedHashMap<>();
  private long last;

  Chats(int most, InstantSource clock, Consumer<Chat> forgotten) {
    this.most = most;
    this.clock = clock;
    this.forgotten = forgotten;
  }

  Chat open(String topic, RunMark mark) {
    var chat = new Chat(++last, topic, mark);
    chats.put(chat.id(), new Kept(chat, clock.instant()));
    if (chats.size() > most) {
      forgetEldest();
    }
    return chat;
  }

  @Nullable Chat find(String id) {
    Kept kept = chats.remove(id);
    if (kept == null) {
      return null;
    }
    chats.put(id, new Kept(kept.chat(), clock.instant()));
    return kept.chat();
  }

  int size() {
    return chats.size();
  }

  void forgetIdle() {
    Instant limit = clock.instant().minus(IDLE);
    while (!chats.isEmpty() && !chats.firstEntry().getValue().used().isAfter(limit)) {
      forgetEldest();
    }
  }

  private void forgetEldest() {
    Map.Entry<String, Kept> eldest = chats.pollFirstEntry();
    if (eldest != null) {
      forgotten.accept(eldest.getValue().chat());
    }
  }
}
