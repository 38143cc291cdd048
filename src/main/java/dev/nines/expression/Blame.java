package dev.nines.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Says why an expression has no value. CEL's own messages may hold values, and a value may be a
 * secret: so of a failure only its place and kind are taken, and the words are ours.
 */
final class Blame {

  private static final Pattern PLACE = Pattern.compile("evaluation error at [^:]*:(\\d+):");

  private final Source source;
  private final CelAbstractSyntaxTree tree;

  Blame(Source source, CelAbstractSyntaxTree tree) {
    this.source = source;
    this.tree = tree;
  }

  /**
   * @param kinds for each piece of the tree that had a value, by its id, what kind of value it was;
   *     asked for only where it matters
   */
  String words(CelEvaluationException failure, Scope scope, Supplier<Map<Long, String>> kinds) {
    var piece = piece(failure);
    var words = piece.map(expr -> source.words(tree, expr)).orElse(source.text());
    var own = own(failure);
    if (own != null) {
      return words + ": " + own;
    }
    return switch (failure.getErrorCode()) {
      case ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS -> missing(words, scope);
      case DIVIDE_BY_ZERO -> words + ": divides by zero";
      case NUMERIC_OVERFLOW -> words + ": the number is too large";
      case ITERATION_BUDGET_EXCEEDED -> words + ": takes too many steps";
      case OVERLOAD_NOT_FOUND -> words + ": " + applied(piece, kinds.get());
      case BAD_FORMAT, INVALID_ARGUMENT, TYPE_NOT_FOUND -> words + ": " + unfit(piece);
      case DUPLICATE_ATTRIBUTE -> words + ": a key occurs twice";
      case AMBIGUOUS_OVERLOAD, INTERNAL_ERROR -> words + ": cannot be computed of these values";
    };
  }

  private Optional<CelExpr> piece(CelEvaluationException failure) {
    var place = PLACE.matcher(String.valueOf(failure.getMessage()));
    return place.lookingAt()
        ? Source.pieceAt(tree, Integer.parseInt(place.group(1)))
        : Optional.empty();
  }

  private static @Nullable String own(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FailureException own) {
        return own.getMessage();
      }
    }
    return null;
  }

  private static String applied(Optional<CelExpr> piece, Map<Long, String> kinds) {
    if (piece.isEmpty() || piece.get().getKind() != CelExpr.ExprKind.Kind.CALL) {
      return "cannot be computed of these values";
    }
    var call = piece.get().call();
    var given =
        Stream.concat(call.target().stream(), call.args().stream())
            .map(operand -> kinds.getOrDefault(operand.id(), "nothing"))
            .collect(Collectors.joining(" and "));
    return "`" + TypeProblems.symbol(call.function()) + "` cannot be applied to " + given;
  }

  /** The value was of the right kind, yet did not say what it should. */
  private static String unfit(Optional<CelExpr> piece) {
    return switch (piece.map(expr -> expr.callOrDefault().function()).orElse("")) {
      case "int" -> "the value is no whole number";
      case "uint" -> "the value is no whole number of zero or more";
      case "double" -> "the value is no number";
      case "bool" -> "the value is neither true nor false";
      case "duration" -> "the value is no duration such as 1h30m";
      case "timestamp" -> "the value is no time such as 2026-01-31T12:00:00Z";
      case "matches" -> "the pattern is no regular expression (RE2)";
      default -> "cannot be computed of these values";
    };
  }

  private static String missing(String words, Scope scope) {
    try {
      var chain = Chain.of(Lexer.tokens(words));
      if (chain.isEmpty()) {
        return words + ": no such key";
      }
      if (Walk.along(chain.get(), scope) instanceof Walk.Missing missing) {
        boolean inLoop = missing.links() == 0 && !scope.has(chain.get().root());
        if (!inLoop || chain.get().links().isEmpty()) {
          return missing(chain.get(), missing);
        }
      }
      return chain.get().links().getLast() instanceof String key
          ? words + ": no such key \"" + key + "\""
          : words + ": no such element";
    } catch (ProblemException _) {
      return words + ": no such key";
    }
  }

  /** Sees to it that the value is a truth value. */
  static boolean truth(String text, @Nullable Object value) throws EvaluationException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new EvaluationException(
        text + ": is " + CelValues.words(value) + "; expected true or false");
  }

  /** Why a chain of fields leads nowhere. */
  static String missing(Chain chain, Walk.Missing missing) {
    boolean noSuch = missing.why().startsWith("no such");
    return chain.text(Math.min(missing.links() + 1, chain.links().size()))
        + ": "
        + (noSuch ? "" : "`" + chain.text(missing.links()) + "` ")
        + missing.why();
  }
}
