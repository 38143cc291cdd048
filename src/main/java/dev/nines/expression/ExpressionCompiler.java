package dev.nines.expression;

import dev.cel.common.CelIssue;
import dev.cel.common.CelValidationException;
import dev.cel.runtime.CelEvaluationException;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Expression;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Text to {@link Expression} and {@link Template}. Cheap to make: CEL is set up when the first
 * expression needs it, which takes a while in a cold virtual machine ({@link #prepare}).
 */
public final class ExpressionCompiler {

  private static final String SECRET = Reading.SECRET;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Memory memory = new Memory();
  private @Nullable Language language;

  /** A compiler whose expressions read the system's clock and secure random numbers. */
  public ExpressionCompiler() {
    this(InstantSource.system(), new LateSecureRandom());
  }

  /**
   * @param clock for {@code now()} and {@code totp(…)}
   * @param random for {@code uuid()} and {@code random(…)}; used from any thread
   */
  public ExpressionCompiler(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Sets up CEL now rather than at the first expression that needs it; for a thread that has
   * nothing better to do.
   */
  public void prepare() {
    var usual = "[{\"a\": 1}].exists(m, (m.a ?? 0) >= 1 || \"ab\".contains(\"b\") && 1 in [1, 2])";
    switch (compile(usual, Vocabulary.EMPTY, true)) {
      case Compilation.Compiled<Expression>(var expression, var _) -> evaluateOnce(expression);
      case Compilation.Invalid<Expression>(var problems) ->
          throw new IllegalStateException(problems.toString());
    }
  }

  private static void evaluateOnce(Expression expression) {
    try {
      expression.evaluate(Scope.EMPTY);
    } catch (EvaluationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** An expression of any type. */
  public Compilation<Expression> expression(String source, Vocabulary vocabulary) {
    return compile(source, vocabulary, false);
  }

  /** An expression that is true or false, as far as its type is known. */
  public Compilation<Expression> condition(String source, Vocabulary vocabulary) {
    return compile(source, vocabulary, true);
  }

  /**
   * Text with expressions in <code>${…}</code>; <code>$${</code> stands for a literal <code>${
   * </code>.
   */
  public Compilation<Template> template(String source, Vocabulary vocabulary) {
    return Templates.template(source, text -> compile(text, vocabulary, false));
  }

  private Compilation<Expression> compile(String text, Vocabulary vocabulary, boolean truth) {
    try {
      var source = Source.of(text);
      var chain = chain(source, vocabulary, truth);
      if (chain.isPresent()) {
        return compiled(text, chain.get());
      }
      var before = memory.find(text, vocabulary, truth);
      return before.isPresent() ? before.get() : cel(source, vocabulary, truth);
    } catch (ProblemException e) {
      return new Compilation.Invalid<>(List.of(e.problem()));
    }
  }

  private static Compilation<Expression> compiled(String text, Chain chain) {
    boolean secret = chain.root().equals(SECRET);
    return new Compilation.Compiled<>(
        new ChainExpression(text, chain),
        secret ? Set.of(chain.links().getFirst().toString()) : Set.of());
  }

  /** The chain of fields that the whole expression is, if there is nothing wrong with it. */
  private static Optional<Chain> chain(Source source, Vocabulary vocabulary, boolean truth) {
    return Chain.of(source.tokens())
        .filter(chain -> {
          var kind = vocabulary.names().get(chain.root());
          int links = chain.links().size();
          if (chain.root().equals(SECRET)
              && (links == 0 || !(chain.links().getFirst() instanceof String))) {
            return false;
          }
          return switch (kind) {
            case null -> false;
            case ANY -> true;
            case TRUTH -> links == 0;
            case MAP -> links > 0 && chain.links().getFirst() instanceof String;
            case LIST -> links > 0 ? chain.links().getFirst() instanceof Long : !truth;
            case TEXT_MAP -> links == 1 && chain.links().getFirst() instanceof String && !truth;
            case TEXT, WHOLE_NUMBER, NUMBER, BYTES, DURATION, TIMESTAMP -> links == 0 && !truth;
          };
        });
  }

  private Compilation<Expression> cel(Source source, Vocabulary vocabulary, boolean truth)
      throws ProblemException {
    var cel = language();
    var parsed = cel.parse(source.celText().text());
    if (parsed.hasError()) {
      return new Compilation.Invalid<>(List.of(unreadable(source, parsed.getErrors())));
    }
    try {
      var tree = parsed.getAst();
      var reading = Reading.of(cel, vocabulary, tree, source);
      if (!reading.problems().isEmpty()) {
        return invalid(reading.problems());
      }
      var checked = cel.check(tree, vocabulary, reading);
      if (checked.hasError()) {
        var words = new TypeProblems(source, tree, cel.functions());
        return invalid(checked.getErrors().stream().map(words::of).toList());
      }
      var literals = new LiteralProblems(source, tree).all();
      if (!literals.isEmpty()) {
        return invalid(literals);
      }
      var type = checked.getAst().getResultType();
      if (truth && !TypeWords.mayBeTruth(type)) {
        return new Compilation.Invalid<>(
            List.of(
                new ExpressionProblem(
                    source.tokens().getFirst().start(),
                    "`"
                        + source.text().strip()
                        + "` is "
                        + TypeWords.of(type)
                        + "; expected true or false",
                    "")));
      }
      var names = new LinkedHashSet<>(reading.names());
      names.retainAll(vocabulary.names().keySet());
      var compiled =
          new Compilation.Compiled<Expression>(
              new CelExpression(
                  source.text(),
                  names,
                  reading.perhaps(),
                  cel.plan(checked.getAst()),
                  new Blame(source, checked.getAst(), names)),
              reading.secrets());
      memory.keep(source.text(), vocabulary, truth, reading.names(), compiled);
      return compiled;
    } catch (CelValidationException | CelEvaluationException e) {
      throw new IllegalStateException("CEL takes and refuses `" + source.text() + "`", e);
    }
  }

  private static Compilation<Expression> invalid(List<ExpressionProblem> problems) {
    return new Compilation.Invalid<>(
        problems.stream()
            .distinct()
            .sorted(Comparator.comparingInt(ExpressionProblem::offset))
            .toList());
  }

  private static ExpressionProblem unreadable(Source source, List<CelIssue> issues) {
    var place = issues.getFirst().getSourceLocation();
    return SyntaxWords.unreadable(
        source.tokens(),
        source.celText().origin(place.getLine(), place.getColumn()),
        issues.getFirst().getMessage());
  }

  private synchronized Language language() {
    var known = language;
    if (known == null) {
      known = new Language(clock, random);
      language = known;
    }
    return known;
  }
}
