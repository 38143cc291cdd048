package dev.nines.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelErrorCode;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableExpr;
import dev.cel.runtime.CelEvaluationException;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.util.Optional;
import java.util.Set;
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
  private final Set<String> names;

  /**
   * @param names what it reads from its scope; every other name is one of a loop
   */
  Blame(Source source, CelAbstractSyntaxTree tree, Set<String> names) {
    this.source = source;
    this.tree = tree;
    this.names = Set.copyOf(names);
  }

  /**
   * @param traces evaluates once more, watched; asked only where it matters
   */
  String words(CelEvaluationException failure, Scope scope, Supplier<Trace> traces) {
    var placed = placed(failure);
    return own(failure)
        .map(own -> words(placed) + ": " + own)
        .orElseGet(() ->
            switch (failure.getErrorCode()) {
              case ATTRIBUTE_NOT_FOUND, INDEX_OUT_OF_BOUNDS -> {
                boolean alone = placed.getKind() == CelExpr.ExprKind.Kind.SELECT;
                yield missing(alone ? placed : traces.get().culprit(placed), scope);
              }
              case DIVIDE_BY_ZERO -> words(placed) + ": divides by zero";
              case NUMERIC_OVERFLOW -> words(placed) + ": the number is too large";
              case ITERATION_BUDGET_EXCEEDED -> words(placed) + ": takes too many steps";
              case DUPLICATE_ATTRIBUTE -> words(placed) + ": a key occurs twice";
              case OVERLOAD_NOT_FOUND,
                  BAD_FORMAT,
                  INVALID_ARGUMENT,
                  TYPE_NOT_FOUND,
                  AMBIGUOUS_OVERLOAD,
                  INTERNAL_ERROR ->
                  unfit(placed, traces.get(), failure.getErrorCode());
            });
  }

  private CelExpr placed(CelEvaluationException failure) {
    var place = PLACE.matcher(String.valueOf(failure.getMessage()));
    return place.lookingAt()
        ? Source.pieceAt(tree, Integer.parseInt(place.group(1))).orElse(tree.getExpr())
        : tree.getExpr();
  }

  private String words(CelExpr piece) {
    return source.words(tree, piece);
  }

  private static Optional<String> own(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(FailureException.class::isInstance)
        .map(Throwable::getMessage)
        .findFirst();
  }

  private String missing(CelExpr piece, Scope scope) {
    boolean asked = piece.selectOrDefault().testOnly();
    var words = words(asked ? piece.select().operand() : piece);
    try {
      var chain = Chain.of(Lexer.tokens(words));
      if (chain.isEmpty()) {
        return words + ": no such key";
      }
      var links = chain.get().links();
      boolean inLoop = !names.contains(chain.get().root());
      if (!inLoop && Walk.along(chain.get(), scope) instanceof Walk.Missing missing) {
        return missing(chain.get(), missing);
      }
      return asked
          ? words + ": has no fields"
          : words
              + (links.getLast() instanceof String key
                  ? ": no such key \"" + key + "\""
                  : ": no such element");
    } catch (ProblemException _) {
      return words + ": no such key";
    }
  }

  /** Why a chain of fields leads nowhere. */
  static String missing(Chain chain, Walk.Missing missing) {
    boolean noSuch = missing.why().startsWith("no such");
    return chain.text(Math.min(missing.links() + 1, chain.links().size()))
        + ": "
        + (noSuch ? "" : "`" + chain.text(missing.links()) + "` ")
        + missing.why();
  }

  /** There were values, and something could not be done with them. */
  private String unfit(CelExpr placed, Trace trace, CelErrorCode code) {
    var piece = trace.culprit(placed);
    return Stream.of(noRange(trace), noTruth(piece, trace), noText(piece))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> words(piece) + ": " + inapplicable(piece, trace, code));
  }

  private Optional<String> noRange(Trace trace) {
    return CelNavigableExpr.fromExpr(tree.getExpr())
        .allNodes()
        .filter(node -> node.getKind() == CelExpr.ExprKind.Kind.COMPREHENSION)
        .map(node -> node.expr().comprehension().iterRange())
        .flatMap(range ->
            trace
                .kindButRange(range)
                .map(kind ->
                    words(range) + ": is " + kind + "; expected a list or a map to go through")
                .stream())
        .findFirst();
  }

  private Optional<String> noTruth(CelExpr piece, Trace trace) {
    return trace
        .kindButTruth(piece)
        .map(kind -> words(piece) + ": is " + kind + "; expected true or false");
  }

  /** The value was text, yet did not say what it should. */
  private Optional<String> noText(CelExpr piece) {
    var reason =
        switch (piece.callOrDefault().function()) {
          case "int" -> "the value is no whole number";
          case "uint" -> "the value is no whole number of zero or more";
          case "double" -> "the value is no number";
          case "bool" -> "the value is neither true nor false";
          case "duration" -> "the value is no duration such as 1h30m";
          case "timestamp" -> "the value is no time such as 2026-01-31T12:00:00Z";
          case "matches" -> "the pattern is no regular expression (RE2)";
          default -> null;
        };
    return Optional.ofNullable(reason).map(words -> words(piece) + ": " + words);
  }

  private static String inapplicable(CelExpr piece, Trace trace, CelErrorCode code) {
    var call = piece.callOrDefault();
    var kinds =
        Stream.concat(call.target().stream(), call.args().stream())
            .flatMap(operand -> trace.kind(operand).stream())
            .collect(Collectors.joining(" and "));
    if (kinds.isEmpty()) {
      return "cannot be computed of these values";
    }
    return code == CelErrorCode.OVERLOAD_NOT_FOUND
        ? "`" + TypeWords.symbol(call.function()) + "` cannot be applied to " + kinds
        : "`" + TypeWords.symbol(call.function()) + "` does not take these values";
  }

  /** Sees to it that the value is a truth value. */
  static boolean truth(String text, @Nullable Object value) throws EvaluationException {
    if (value instanceof Boolean truth) {
      return truth;
    }
    throw new EvaluationException(
        text + ": is " + CelValues.words(value) + "; expected true or false");
  }
}
