package dev.nines.journey;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A compiled expression of the journey language (CEL). Evaluation is free of side effects and safe
 * from any thread.
 */
public interface Expression {

  /** The expression as its author wrote it. */
  String text();

  /** The names that it reads from its scope, such as {@code json} or {@code chat}. */
  Set<String> names();

  /**
   * The expression's value over {@code scope}: null, Boolean, Long, Double, String, byte[],
   * Duration, Instant, or a List or Map (with String keys where the value came from JSON) of these.
   *
   * @throws EvaluationException if it has no value, such as a missing key; the message names the
   *     expression and never a secret
   */
  @Nullable Object evaluate(Scope scope) throws EvaluationException;

  /**
   * Whether it holds: its value is {@code true}. A value that is no boolean is an {@link
   * EvaluationException}.
   */
  default boolean holds(Scope scope) throws EvaluationException {
    return switch (evaluate(scope)) {
      case Boolean truth -> truth;
      case null ->
          throw new EvaluationException("`" + text() + "` is null; expected true or false");
      case Object other ->
          throw new EvaluationException(
              "`"
                  + text()
                  + "` is a "
                  + other.getClass().getSimpleName()
                  + "; expected true or false");
    };
  }
}
