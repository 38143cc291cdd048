package dev.nines.practice;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/** An operator on a WebSocket. Without skills of their own, they have all. */
final class ConnectedOperator implements Operator {
  private final long number;
  private final Set<String> skills;
  private final int capacity;
  private final RunMark mark;
  private final boolean closings;
  private final Consumer<JsonObject> frames;
  private final Set<Chat> chats = new LinkedHashSet<>();
  private boolean there = true;

  /**
   * @param closings whether they are told of a chat's end; who awaits messages alone is not
   */
  ConnectedOperator(
      long number,
      Set<String> skills,
      int capacity,
      RunMark mark,
      boolean closings,
      Consumer<JsonObject> frames) {
    this.number = number;
    this.skills = new TreeSet<>(skills);
    this.capacity = capacity;
    this.mark = mark;
    this.closings = closings;
    this.frames = frames;
  }

  long number() {
    return number;
  }

  RunMark mark() {
    return mark;
  }

  int free() {
    return capacity - chats.size();
  }

  boolean has(String skill) {
    return skills.isEmpty() || skills.contains(skill);
  }

  void take(Chat chat) {
    chats.add(chat);
  }

  boolean serves(Chat chat) {
    return chats.contains(chat);
  }

  /** Hangs up; whoever had this operator has none now. */
  void leave() {
    there = false;
    List.copyOf(chats).forEach(chat -> chat.routeTo(null));
    chats.clear();
  }

  @Override
  public boolean isThere() {
    return there;
  }

  @Override
  public void receive(Chat chat, Message message) {
    if (there) {
      frames.accept(
          message.json().put("type", "message").put("chat", chat.id()).put("topic", chat.topic()));
    }
  }

  @Override
  public void release(Chat chat) {
    chats.remove(chat);
    if (there && closings) {
      frames.accept(new JsonObject().put("type", "closed").put("chat", chat.id()));
    }
  }

  JsonObject json() {
    return new JsonObject()
        .put("name", "operator-" + number)
        .put("skills", new JsonArray(List.copyOf(skills)))
        .put("capacity", capacity)
        .put("free", free())
        .put("simulated", false);
  }
}
