package dev.nines.practice;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One conversation. Keeps its last messages, so that a chatty customer does not fill the memory.
 */
final class Chat {
  static final int KEPT_MESSAGES = 200;
  private static final int KEPT_SESSIONS = 16;

  /** Somebody who reads along. */
  interface Reader {
    void said(Message message);

    void ended();
  }

  private final long number;
  private final String topic;
  private final RunMark mark;
  private final Deque<Message> messages = new ArrayDeque<>();
  private final Deque<Message> undelivered = new ArrayDeque<>();
  private final Deque<String> sessions = new ArrayDeque<>();
  private final Set<Reader> readers = new LinkedHashSet<>();
  private @Nullable Operator operator;
  private long lastMessage;
  private boolean open = true;

  Chat(long number, String topic, RunMark mark) {
    this.number = number;
    this.topic = topic;
    this.mark = mark;
  }

  String id() {
    return Long.toString(number);
  }

  String topic() {
    return topic;
  }

  String partition() {
    return Partitions.of(number);
  }

  RunMark mark() {
    return mark;
  }

  boolean isOpen() {
    return open;
  }

  Message say(String from, String text, Instant at) {
    var message = new Message(++lastMessage, from, text, at);
    keep(messages, message, KEPT_MESSAGES);
    List.copyOf(readers).forEach(reader -> reader.said(message));
    return message;
  }

  List<Message> messages() {
    return List.copyOf(messages);
  }

  void close() {
    if (open) {
      open = false;
      undelivered.clear();
      List.copyOf(readers).forEach(Reader::ended);
      readers.clear();
    }
  }

  void read(Reader reader) {
    readers.add(reader);
  }

  void leave(Reader reader) {
    readers.remove(reader);
  }

  void admit(String session) {
    if (!sessions.contains(session)) {
      keep(sessions, session, KEPT_SESSIONS);
    }
  }

  boolean admits(String session) {
    return sessions.contains(session);
  }

  /** The operator it is routed to, if there is one and they are still there. */
  @Nullable Operator operator() {
    return operator != null && operator.isThere() ? operator : null;
  }

  void routeTo(@Nullable Operator next) {
    operator = next;
  }

  void awaitDelivery(Message message) {
    keep(undelivered, message, KEPT_MESSAGES);
  }

  /** The next of the customer's messages that no operator has had, oldest first. */
  @Nullable Message takeUndelivered() {
    return undelivered.poll();
  }

  JsonObject json() {
    return new JsonObject()
        .put("id", id())
        .put("state", open ? "open" : "closed")
        .put("partition", partition())
        .put("topic", topic);
  }

  private static <T> void keep(Deque<T> kept, T one, int most) {
    kept.add(one);
    if (kept.size() > most) {
      kept.remove();
    }
  }
}
