package dev.nines.incident;

import dev.nines.alert.AlertRule.BurnRate;
import dev.nines.slo.Resolution;
import dev.nines.slo.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Stream;

/** Judges how fast the error budget of one objective of a service is spent. */
final class ServiceBudgetJudge implements ServiceJudge {
  private final BurnRate rule;
  private final Budget budget;
  private final Function<Measured, Spent> spending;
  private final ToDoubleBiFunction<Measured, Integer> worth;
  private final Parts parts;
  private final Duration settling;
  private Condition condition = Condition.Unknown.UNKNOWN;
  private boolean stands;

  /**
   * @param worth how much of what was spent one failure may have brought about
   * @param parts of the service, by whose runs it is told what of it fails
   * @param settling how long after its end not everything of a minute is counted perhaps
   */
  ServiceBudgetJudge(
      BurnRate rule,
      Budget budget,
      Function<Measured, Spent> spending,
      ToDoubleBiFunction<Measured, Integer> worth,
      Parts parts,
      Duration settling) {
    this.rule = rule;
    this.budget = budget;
    this.spending = spending;
    this.worth = worth;
    this.parts = parts;
    this.settling = settling;
  }

  private Window window(Duration length, Instant at) {
    var to = Resolution.MINUTE.floor(at.minus(settling));
    return new Window(Resolution.MINUTE.floor(to.minus(length)), to);
  }

  @Override
  public Stream<Window> windows(Instant at) {
    return Stream.of(window(rule.longWindow(), at), window(rule.shortWindow(), at));
  }

  @Override
  public void look(Instant at, Function<Window, Measured> measured) {
    var of = measured.apply(window(rule.shortWindow(), at));
    var shorter = spending.apply(of);
    var longer = measured.apply(window(rule.longWindow(), at));
    if (shorter.all() == 0) {
      // Outside of its hours nothing is promised; anything else that measures nothing says nothing.
      condition = parts.excluded(of, longer) ? Condition.Clear.CLEAR : Condition.Unknown.UNKNOWN;
      return;
    }
    condition =
        switch (budget.at(
            spending.apply(longer),
            shorter,
            worth.applyAsDouble(longer, (int) rule.longWindow().toMinutes()),
            stands)) {
          case Condition.Broken(var observed, var _) ->
              new Condition.Broken(observed, parts.failing(of));
          case Condition other -> other;
        };
    stands = condition instanceof Condition.Broken;
  }

  /** The account knows what was before it began. */
  @Override
  public boolean informed(Instant now) {
    return true;
  }

  @Override
  public Condition at(Instant now) {
    return condition;
  }
}
