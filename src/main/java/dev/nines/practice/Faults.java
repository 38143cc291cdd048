package dev.nines.practice;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * The faults that are on. Immutable; durations are 0 to 10 minutes.
 *
 * @param latency how long every request under {@code /api} waits before it is served
 * @param errorShare the share, 0 to 1, of requests under {@code /api} that are answered with 500
 * @param backends what is wrong with which backend ({@code b1}, {@code b2}, …)
 * @param stuckPartitions the partitions ({@code p1} to {@code p3}) whose messages wait and reach no
 *     operator until they are stuck no more
 * @param dropMessages whether customers' messages are lost on their way to the operators
 * @param loginDown whether the login answers 503
 * @param noOperators whether nobody is online: the list is empty, operators are turned away with
 *     503, new chats find none; those in a conversation end it
 * @param lateAnswers how long answers under {@code /api} and health checks come late, on top of the
 *     latency; they are right and complete
 * @param deliveryDelay how long a customer's message is under way to an operator
 * @param operators how many simulated operators are online, 0 to 1000, instead of the number given
 *     at the start
 * @param coveredButton whether something invisible lies over the widget's button "Send", from the
 *     next visit on
 * @param brokenScript whether the widget's script fails as it starts, from the next visit on
 */
public record Faults(
    Duration latency,
    double errorShare,
    Map<String, BackendFault> backends,
    Set<String> stuckPartitions,
    boolean dropMessages,
    boolean loginDown,
    boolean noOperators,
    Duration lateAnswers,
    Duration deliveryDelay,
    OptionalInt operators,
    boolean coveredButton,
    boolean brokenScript) {

  static final Duration LONGEST = Duration.ofMinutes(10);
  static final int MOST_OPERATORS = 1000;

  private static final Faults NONE =
      new Faults(
          Duration.ZERO,
          0,
          Map.of(),
          Set.of(),
          false,
          false,
          false,
          Duration.ZERO,
          Duration.ZERO,
          OptionalInt.empty(),
          false,
          false);

  /**
   * @throws InvalidFaults if a value is out of its range or a partition does not exist
   */
  public Faults {
    bounded("latency", latency);
    bounded("lateAnswers", lateAnswers);
    bounded("deliveryDelay", deliveryDelay);
    if (!(errorShare >= 0 && errorShare <= 1)) {
      throw new InvalidFaults("\"errorShare\" is " + errorShare + "; expected a number 0 to 1");
    }
    operators.ifPresent(Faults::boundedOperators);
    for (String partition : stuckPartitions) {
      if (!Partitions.NAMES.contains(partition)) {
        throw new InvalidFaults(
            "\"stuckPartitions\" names \""
                + partition
                + "\"; valid partitions: "
                + String.join(", ", Partitions.NAMES));
      }
    }
    // Sorted, so that what GET /faults shows does not shuffle.
    backends = Collections.unmodifiableMap(new TreeMap<>(backends));
    stuckPartitions = Collections.unmodifiableSet(new TreeSet<>(stuckPartitions));
  }

  private static void bounded(String name, Duration value) {
    if (value.isNegative() || value.compareTo(LONGEST) > 0) {
      throw new InvalidFaults(
          "\"%s\" is %s; expected 0s to %s"
              .formatted(name, GoDuration.print(value), GoDuration.print(LONGEST)));
    }
  }

  private static void boundedOperators(int value) {
    if (value < 0 || value > MOST_OPERATORS) {
      throw new InvalidFaults(
          "\"operators\" is " + value + "; expected a whole number 0 to " + MOST_OPERATORS);
    }
  }

  /** Everything works. */
  public static Faults none() {
    return NONE;
  }

  public Faults withLatency(Duration value) {
    return with(draft -> draft.latency = value);
  }

  public Faults withErrorShare(double value) {
    return with(draft -> draft.errorShare = value);
  }

  /** These faults and one more backend's. */
  public Faults withBackend(String backend, BackendFault fault) {
    return with(draft -> draft.backends.put(backend, fault));
  }

  /** These faults and more stuck partitions. */
  public Faults withStuckPartitions(String... partitions) {
    return with(draft -> Collections.addAll(draft.stuckPartitions, partitions));
  }

  public Faults withDropMessages(boolean value) {
    return with(draft -> draft.dropMessages = value);
  }

  public Faults withLoginDown(boolean value) {
    return with(draft -> draft.loginDown = value);
  }

  public Faults withNoOperators(boolean value) {
    return with(draft -> draft.noOperators = value);
  }

  public Faults withLateAnswers(Duration value) {
    return with(draft -> draft.lateAnswers = value);
  }

  public Faults withDeliveryDelay(Duration value) {
    return with(draft -> draft.deliveryDelay = value);
  }

  public Faults withOperators(int value) {
    return with(draft -> draft.operators = OptionalInt.of(value));
  }

  public Faults withCoveredButton(boolean value) {
    return with(draft -> draft.coveredButton = value);
  }

  public Faults withBrokenScript(boolean value) {
    return with(draft -> draft.brokenScript = value);
  }

  private Faults with(Consumer<FaultsDraft> change) {
    var draft = new FaultsDraft(this);
    change.accept(draft);
    return draft.faults();
  }
}
