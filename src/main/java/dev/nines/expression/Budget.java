package dev.nines.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;
import java.util.Map;

/**
 * What one evaluation may cost, so that none runs for ever or fills the memory, whatever an answer
 * holds. Each value that is computed costs one, and a text or list that is read costs its length by
 * and by. For one evaluation, in one thread.
 */
final class Budget implements CelEvaluationListener {

  /** About a second's worth. */
  private static final long ALL = 10_000_000;

  private static final int LONGEST_TEXT = 16_000_000;
  private static final int LONGEST_LIST = 1_000_000;
  private static final int CHECK_INTERRUPTION_EVERY = 4_096;

  private long left = ALL;
  private int untilCheck = CHECK_INTERRUPTION_EVERY;

  @Override
  public void callback(CelExpr expression, Object value) {
    left -= cost(expression, value);
    if (left < 0) {
      throw new ExhaustedError("takes too many steps; the limit is " + ALL);
    }
    if (--untilCheck == 0) {
      untilCheck = CHECK_INTERRUPTION_EVERY;
      if (Thread.currentThread().isInterrupted()) {
        throw new ExhaustedError("was interrupted");
      }
    }
  }

  private static long cost(CelExpr expression, Object value) {
    return switch (value) {
      case String text -> {
        checkText(text.length());
        yield 1 + text.length() / 16;
      }
      case Collection<?> list -> {
        if (list.size() > LONGEST_LIST) {
          throw new ExhaustedError("makes a list of more than " + LONGEST_LIST + " elements");
        }
        yield 1 + (isRead(expression) ? list.size() / 8 : 0);
      }
      case Map<?, ?> map -> 1 + (isRead(expression) ? map.size() / 16 : 0);
      case null, default -> 1;
    };
  }

  private static boolean isRead(CelExpr expression) {
    return switch (expression.getKind()) {
      case IDENT, SELECT -> true;
      case CONSTANT, CALL, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> false;
    };
  }

  static void checkText(int length) {
    if (length > LONGEST_TEXT) {
      throw new ExhaustedError("makes a text of more than " + LONGEST_TEXT + " characters");
    }
  }
}
