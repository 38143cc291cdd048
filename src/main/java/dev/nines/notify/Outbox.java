package dev.nines.notify;

import dev.nines.alert.Receiver;
import dev.nines.alert.Receiver.Alertmanager;
import dev.nines.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * What every receiver is owed: one delivery for each conversation, so that a receiver which was
 * away gets the state that holds now. Each change is handed over to be kept. Not safe between
 * threads: {@link Notifier} guards it.
 */
final class Outbox {

  /** Alertmanager takes an alert that it is not told of again to be over. */
  private static final Duration ALERTMANAGER_REPEAT = Duration.ofMinutes(1);

  private final Map<Key, Delivery> deliveries = new LinkedHashMap<>();
  private final Map<String, Budget> budgets = new HashMap<>();
  private final Set<String> sending = new HashSet<>();
  private final Keeper keeper;

  private record Key(String receiver, String conversation) {
    static Key of(Delivery delivery) {
      return new Key(delivery.receiver(), delivery.conversation());
    }
  }

  /** Takes each delivery that changed. */
  interface Keeper {

    /**
     * Keeps a delivery as it is.
     *
     * @param closed whether its conversation is over
     */
    void keep(Delivery delivery, boolean closed);
  }

  Outbox(Keeper keeper) {
    this.keeper = keeper;
  }

  /**
   * Takes up what was known.
   *
   * @param conversations those that go on; what belongs to no other is closed
   */
  void restore(Collection<Delivery> known, Predicate<String> conversations) {
    for (var each : known) {
      if (conversations.test(each.conversation())) {
        deliveries.put(Key.of(each), each);
      } else {
        keeper.keep(each, true);
      }
    }
  }

  /** Receivers are to be told of a conversation as it stands. */
  void put(Conversation conversation, Notice.Kind kind, Collection<String> receivers, Instant now) {
    for (var receiver : receivers) {
      var before = deliveries.get(new Key(receiver, conversation.id()));
      put(
          before == null
              ? Delivery.of(receiver, conversation, kind, now)
              : before.wanting(conversation, kind, now));
    }
  }

  private void put(Delivery delivery) {
    deliveries.put(Key.of(delivery), delivery);
    keeper.keep(delivery, false);
  }

  /** Tells an Alertmanager again of a conversation that stands. */
  void repeat(Receiver receiver, Conversation conversation, Instant now) {
    var before = deliveries.get(new Key(receiver.name(), conversation.id()));
    // It need not be kept: whoever starts anew repeats it all the same.
    if (before == null) {
      deliveries.put(
          new Key(receiver.name(), conversation.id()),
          Delivery.of(receiver.name(), conversation, Notice.Kind.REMINDED, now));
    } else if (!before.waits() && !now.isBefore(before.next().plus(ALERTMANAGER_REPEAT))) {
      deliveries.put(new Key(receiver.name(), conversation.id()), before.owedAgain(now));
    }
  }

  /** Whether a receiver knows of a conversation. */
  boolean told(Receiver receiver, Conversation conversation) {
    var delivery = deliveries.get(new Key(receiver.name(), conversation.id()));
    return delivery != null && delivery.told() > 0;
  }

  /** What is to be sent to a receiver now, one at a time and the longest owed first. */
  Optional<Delivery> next(
      Receiver receiver, Function<String, Optional<Conversation>> conversations, Instant now) {
    if (sending.contains(receiver.name())) {
      return Optional.empty();
    }
    return deliveries.values().stream()
        .filter(each -> each.receiver().equals(receiver.name()) && each.waits())
        .filter(each -> !now.isBefore(each.next()))
        .filter(each ->
            conversations
                .apply(each.conversation())
                .filter(of -> allowed(receiver, of, now))
                .isPresent())
        .min(Comparator.comparing(Delivery::since));
  }

  /** What is critical is told however much was told before. */
  private boolean allowed(Receiver receiver, Conversation conversation, Instant now) {
    return !limited(receiver)
        || conversation.severity() == Severity.CRITICAL
        || !budget(receiver).spent(receiver.hourly(), now);
  }

  /** Systems of their own group what they are told; people are told too much. */
  static boolean limited(Receiver receiver) {
    return switch (receiver.channel()) {
      case Alertmanager _, Receiver.Opsgenie _, Receiver.PagerDuty _ -> false;
      case Receiver.Slack _, Receiver.Telegram _, Receiver.Email _, Receiver.Webhook _ -> true;
    };
  }

  private Budget budget(Receiver receiver) {
    return budgets.computeIfAbsent(receiver.name(), _ -> new Budget());
  }

  /** What a receiver was spared, to be told in one; none where it may not be told yet. */
  List<Delivery> digest(Receiver receiver, Instant now) {
    if (sending.contains(receiver.name())
        || !limited(receiver)
        || !budget(receiver).spent(receiver.hourly(), now)) {
      return List.of();
    }
    var spared = spared(receiver, now);
    return spared.isEmpty() || !budget(receiver).digest(now) ? List.of() : spared;
  }

  private List<Delivery> spared(Receiver receiver, Instant now) {
    return deliveries.values().stream()
        .filter(each -> each.receiver().equals(receiver.name()) && each.waits())
        .filter(each -> !now.isBefore(each.next()))
        .toList();
  }

  void begin(String receiver) {
    sending.add(receiver);
  }

  /** A receiver took a conversation's notice. */
  void sent(Receiver receiver, Delivery delivery, long version, Instant now) {
    sending.remove(receiver.name());
    budget(receiver).spend(now);
    if (known(delivery)) {
      put(current(delivery).sent(version, now));
    }
  }

  void failed(Delivery delivery, NotSentException why, double jitter, Instant now) {
    sending.remove(delivery.receiver());
    if (known(delivery)) {
      put(current(delivery).failed(why, jitter, now));
    }
  }

  /** Another may be in charge of it by now. */
  private boolean known(Delivery delivery) {
    return deliveries.containsKey(Key.of(delivery));
  }

  /** Whether nothing is on its way. */
  boolean quiet() {
    return sending.isEmpty();
  }

  void clear() {
    deliveries.clear();
  }

  /** More may have been wanted while it was being sent. */
  private Delivery current(Delivery delivery) {
    return deliveries.getOrDefault(Key.of(delivery), delivery);
  }

  /**
   * Whether somebody is still owed something of a conversation.
   *
   * @param oldest what is owed for longer is given up
   */
  boolean owes(String conversation, Instant oldest) {
    return deliveries.values().stream()
        .anyMatch(each ->
            each.conversation().equals(conversation)
                && each.waits()
                && each.since().isAfter(oldest));
  }

  void end(String conversation) {
    deliveries.values().stream()
        .filter(each -> each.conversation().equals(conversation))
        .toList()
        .forEach(each -> {
          deliveries.remove(Key.of(each));
          keeper.keep(each, true);
        });
  }
}
