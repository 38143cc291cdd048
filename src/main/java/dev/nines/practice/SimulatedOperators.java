package dev.nines.practice;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** The operators that are nobody: they know every topic, never tire and answer by themselves. */
final class SimulatedOperators implements Operator {
  private final Supplier<Faults> faults;
  private final int usual;
  private final Duration answerAfter;
  private final Later later;
  private final InstantSource clock;

  SimulatedOperators(
      Supplier<Faults> faults, int usual, Duration answerAfter, Later later, InstantSource clock) {
    this.faults = faults;
    this.usual = usual;
    this.answerAfter = answerAfter;
    this.later = later;
    this.clock = clock;
  }

  int online() {
    Faults now = faults.get();
    return now.noOperators() ? 0 : now.operators().orElse(usual);
  }

  @Override
  public boolean isThere() {
    return online() > 0;
  }

  @Override
  public void receive(Chat chat, Message message) {
    later.run(
        answerAfter,
        () -> {
          if (isThere() && chat.isOpen()) {
            chat.say(
                Message.OPERATOR,
                "Thank you for your message, I am looking into it: " + message.text(),
                clock.instant());
          }
        });
  }

  @Override
  public void release(Chat chat) {
    // There is no end to their capacity.
  }

  List<JsonObject> json() {
    return IntStream.rangeClosed(1, online())
        .mapToObj(number ->
            new JsonObject()
                .put("name", "simulated-" + number)
                .put("skills", new JsonArray())
                .put("simulated", true))
        .toList();
  }
}
