package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.time.Duration;
import java.util.Collection;

/**
 * Plays acts of one kind. It knows nothing of the client's patience: it goes on until the answer is
 * complete or it is cancelled, and says what it saw. Stateless; what must outlive an attempt is
 * kept in the {@link ActorSession}.
 *
 * @param <A> the acts it plays
 */
@FunctionalInterface
public interface ActExecutor<A extends Act> {

  /**
   * Gets ready for the acts of a run before its clock runs, so that no customer's time is spent on
   * what is the prober's alone. Blocks.
   *
   * @param run whose session it is: sessions of the same run may share what they need
   * @param most how long it may take
   * @throws EvaluationException if one of the actor's options has no value
   * @throws ProberFaultException if it cannot, in this time or at all
   */
  default void prepare(ActorSession session, Scope scope, String run, Duration most)
      throws EvaluationException, InterruptedException {}

  /**
   * Looks at what the last step of a run leaves, off the run's clock and before its teardown.
   * Blocks shortly. What goes wrong here changes nothing of the run.
   *
   * @param sessions of all of its actors, open until the evidence is kept
   * @return what was found, without secrets
   */
  default Review review(Collection<ActorSession> sessions, EndOfRun end)
      throws InterruptedException {
    return Review.NOTHING;
  }

  /**
   * Plays {@code act} once and blocks (on a virtual thread) until the exchange is over. Must end
   * soon after {@link AttemptContext#onCancel} called back, in whatever way: what it then returns
   * or throws is not looked at.
   *
   * @throws EvaluationException if the act itself cannot be made, such as a variable that is not
   *     set: the prober's fault, not the target's. Anything else thrown is a fault of the executor
   *     and makes the run inconclusive
   */
  Exchange play(A act, AttemptContext context) throws EvaluationException, InterruptedException;
}
