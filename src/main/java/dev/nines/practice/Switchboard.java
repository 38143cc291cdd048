package dev.nines.practice;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Brings customers' messages to operators. A chat stays with the operator it was first routed to;
 * messages that find none, or whose partition is stuck, wait here until that changes.
 */
final class Switchboard implements FaultBoard.Follower {
  private final Supplier<Faults> faults;
  private final Later later;
  private final SimulatedOperators simulated;
  private final Routing routing;
  private final Set<ConnectedOperator> connected = new LinkedHashSet<>();
  private final Set<Chat> waiting = new LinkedHashSet<>();

  Switchboard(Supplier<Faults> faults, Later later, SimulatedOperators simulated) {
    this.faults = faults;
    this.later = later;
    this.simulated = simulated;
    this.routing = new Routing(simulated);
  }

  void joined(ConnectedOperator operator) {
    connected.add(operator);
    forwardWaiting();
  }

  void left(ConnectedOperator operator) {
    connected.remove(operator);
    operator.leave();
  }

  void customerSaid(Chat chat, Message message) {
    if (!faults.get().dropMessages()) {
      chat.awaitDelivery(message);
      forward(chat);
    }
  }

  /** The chat was closed or forgotten: it needs no operator any more. */
  void ended(Chat chat) {
    chat.close();
    waiting.remove(chat);
    Operator operator = chat.operator();
    if (operator != null) {
      operator.release(chat);
      chat.routeTo(null);
    }
    boolean wasFull = operator instanceof ConnectedOperator one && one.free() == 1;
    if (wasFull) {
      forwardWaiting();
    }
  }

  @Override
  public Future<Void> follow(Faults next) {
    forwardWaiting();
    return Future.succeededFuture();
  }

  /** Who is online, or online with a skill. */
  JsonObject online(@Nullable String skill) {
    var operators = new JsonArray();
    if (!faults.get().noOperators()) {
      for (ConnectedOperator operator : connected) {
        if (skill == null || operator.has(skill)) {
          operators.add(operator.json());
        }
      }
      simulated.json().forEach(operators::add);
    }
    return new JsonObject().put("online", operators.size()).put("operators", operators);
  }

  private void forwardWaiting() {
    List.copyOf(waiting).forEach(this::forward);
  }

  private void forward(Chat chat) {
    boolean stuck = faults.get().stuckPartitions().contains(chat.partition());
    Operator operator = stuck ? null : operatorOf(chat);
    if (operator == null) {
      waiting.add(chat);
      return;
    }
    waiting.remove(chat);
    Message message = chat.takeUndelivered();
    while (message != null) {
      deliver(chat, message, operator);
      message = chat.takeUndelivered();
    }
  }

  private void deliver(Chat chat, Message message, Operator operator) {
    later.run(faults.get().deliveryDelay(), () -> operator.receive(chat, message));
  }

  private @Nullable Operator operatorOf(Chat chat) {
    Operator has = chat.operator();
    if (has != null) {
      return has;
    }
    // With nobody online, those in a conversation end it but take no other.
    Operator chosen = routing.choose(chat, faults.get().noOperators() ? Set.of() : connected);
    if (chosen instanceof ConnectedOperator one) {
      one.take(chat);
    }
    chat.routeTo(chosen);
    return chosen;
  }
}
