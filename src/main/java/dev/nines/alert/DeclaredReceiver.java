package dev.nines.alert;

import dev.nines.alert.Receiver.Channel;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A receiver as its file declares it: what it says of secrets and the environment gets its values
 * where it is used, so that a file can be checked where they are not known.
 *
 * @param channel its kind, as {@link Receiver.Channel#word} says it
 * @param hourly as of {@link Receiver}
 * @param secrets the names of those that it reads
 * @param callback what its call-backs prove themselves by; null where it takes none
 */
public record DeclaredReceiver(
    String name,
    String channel,
    int hourly,
    Set<String> secrets,
    Form form,
    @Nullable Word callback) {

  public DeclaredReceiver {
    secrets = Set.copyOf(secrets);
  }

  /** A channel whose texts are not known yet. */
  @FunctionalInterface
  public interface Form {
    /**
     * The channel, by the values in {@code scope}: {@code env} and {@code secret}. Whoever cannot
     * know its call-backs is told all the same.
     *
     * @throws EvaluationException if one is missing, or is not what is expected there; the message
     *     holds no secret
     */
    Channel in(Scope scope) throws EvaluationException;
  }

  /** A text that is not known yet. */
  @FunctionalInterface
  public interface Word {
    /**
     * The text, by the values in {@code scope}.
     *
     * @throws EvaluationException as of {@link Form#in}
     */
    String in(Scope scope) throws EvaluationException;
  }

  /** Why its call-backs must be refused, though it declares some; null where nothing is wrong. */
  public @Nullable String refusal(Scope scope) {
    try {
      var _ = callback == null ? "" : callback.in(scope);
      return null;
    } catch (EvaluationException e) {
      return e.getMessage();
    }
  }

  /**
   * The receiver, by the values in {@code scope}.
   *
   * @throws EvaluationException as of {@link Form#in}
   */
  public Receiver in(Scope scope) throws EvaluationException {
    return new Receiver(name, form.in(scope), hourly);
  }
}
