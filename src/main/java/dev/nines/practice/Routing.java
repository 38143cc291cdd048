package dev.nines.practice;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Who gets a chat that nobody has. First the operator of the same run, so that a scripted customer
 * meets the operator scripted with them; then whoever may be waiting for it; then the simulated
 * ones; an operator scripted for another run comes last, because they answer nobody but their own.
 */
final class Routing {
  private static final Comparator<ConnectedOperator> FREEST_THEN_NEWEST =
      Comparator.comparingInt(ConnectedOperator::free).thenComparingLong(ConnectedOperator::number);

  private final SimulatedOperators simulated;

  Routing(SimulatedOperators simulated) {
    this.simulated = simulated;
  }

  @Nullable Operator choose(Chat chat, Collection<ConnectedOperator> connected) {
    RunMark mark = chat.mark();
    return best(chat, connected, operator -> operator.mark().sameAs(mark))
        .or(() -> best(chat, connected, operator -> !operator.mark().foreignTo(mark)))
        .or(() -> simulated.isThere() ? Optional.of(simulated) : Optional.empty())
        .or(() -> best(chat, connected, _ -> true))
        .orElse(null);
  }

  private static Optional<Operator> best(
      Chat chat, Collection<ConnectedOperator> connected, Predicate<ConnectedOperator> choice) {
    return connected.stream()
        .filter(operator -> operator.free() > 0 && operator.has(chat.topic()))
        .filter(choice)
        .max(FREEST_THEN_NEWEST)
        .map(operator -> operator);
  }
}
