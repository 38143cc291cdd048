package dev.nines.expression;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which pieces of an expression had a value before it failed, and what kind of value. */
final class Trace implements CelEvaluationListener {

  private final Budget budget = new Budget();
  private final Map<Long, String> kinds = new HashMap<>();
  private final Map<Long, String> others = new HashMap<>();
  private final Map<Long, Boolean> truths = new HashMap<>();

  @Override
  public void callback(CelExpr expression, Object value) {
    budget.callback(expression, value);
    var kind = CelValues.words(value);
    kinds.put(expression.id(), kind);
    if (value instanceof Boolean truth) {
      truths.put(expression.id(), truth);
    } else {
      others.put(expression.id(), kind);
    }
  }

  /** The kind of value that the piece had, if it had one. */
  Optional<String> kind(CelExpr piece) {
    return Optional.ofNullable(kinds.get(piece.id()));
  }

  /** The kind of value that the piece had, if it had one that is neither true nor false. */
  Optional<String> kindButTruth(CelExpr piece) {
    return Optional.ofNullable(others.get(piece.id()));
  }

  /** The kind of value that the piece had, if it had one that cannot be gone through. */
  Optional<String> kindButRange(CelExpr piece) {
    return kind(piece).filter(kind -> !Set.of("a list", "a map").contains(kind));
  }

  /** CEL blames loops and conditionals for what is wrong with a part; this finds the part. */
  CelExpr culprit(CelExpr piece) {
    if (piece.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION) {
      var loop = piece.comprehension();
      if (kind(loop.iterRange()).isEmpty()) {
        return culprit(loop.iterRange());
      }
      var step = culprit(loop.loopStep());
      return kindButTruth(step).isPresent() ? step : piece;
    }
    var call = piece.callOrDefault();
    if (!call.function().equals("_?_:_")) {
      return piece;
    }
    var truth = truths.get(call.args().getFirst().id());
    return culprit(call.args().get(truth == null ? 0 : truth ? 1 : 2));
  }
}
