package dev.nines.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What an expression reads: the names in scope, the secrets, the functions; and what is wrong with
 * that.
 */
final class Reading {

  /** The name that holds the secrets. */
  static final String SECRET = "secret";

  private static final Set<String> FIELD_OPERATORS = Set.of("_[_]", "_[?_]", "_?._");

  private final Language language;
  private final Vocabulary vocabulary;
  private final CelAbstractSyntaxTree tree;
  private final Source source;
  private final Set<String> names = new LinkedHashSet<>();
  private final Set<String> secrets = new LinkedHashSet<>();
  private final Set<String> functions = new LinkedHashSet<>();
  private final Set<String> perhaps = new LinkedHashSet<>();
  private final List<ExpressionProblem> problems = new ArrayList<>();

  private Reading(
      Language language, Vocabulary vocabulary, CelAbstractSyntaxTree tree, Source source) {
    this.language = language;
    this.vocabulary = vocabulary;
    this.tree = tree;
    this.source = source;
  }

  static Reading of(
      Language language, Vocabulary vocabulary, CelAbstractSyntaxTree tree, Source source) {
    var reading = new Reading(language, vocabulary, tree, source);
    reading.visit(tree.getExpr(), Set.of());
    return reading;
  }

  /** The names that it reads from its scope, and those of types. */
  Set<String> names() {
    return names;
  }

  /** The names before a {@code ??}: these may be missing from its scope. */
  Set<String> perhaps() {
    return perhaps;
  }

  Set<String> secrets() {
    return secrets;
  }

  Set<String> functions() {
    return functions;
  }

  List<ExpressionProblem> problems() {
    return problems;
  }

  private void visit(CelExpr expr, Set<String> bound) {
    switch (expr.getKind()) {
      case IDENT -> visitName(expr, bound);
      case SELECT -> {
        var select = expr.select();
        if (!secret(select.operand(), bound, Optional.of(select.field()), expr)) {
          visit(select.operand(), bound);
        }
      }
      case CALL -> visitCall(expr, bound);
      case LIST -> expr.list().elements().forEach(element -> visit(element, bound));
      case MAP ->
          expr.map()
              .entries()
              .forEach(entry -> {
                visit(entry.key(), bound);
                visit(entry.value(), bound);
              });
      case STRUCT ->
          problem(
              expr,
              "`" + expr.struct().messageName() + "{…}` makes nothing here",
              "a map is written `{\"key\": value}`");
      case COMPREHENSION -> visitComprehension(expr.comprehension(), bound);
      case CONSTANT, NOT_SET -> {}
    }
  }

  private void visitComprehension(CelExpr.CelComprehension loop, Set<String> bound) {
    visit(loop.iterRange(), bound);
    visit(loop.accuInit(), bound);
    var inside = new LinkedHashSet<>(bound);
    inside.add(loop.accuVar());
    visit(loop.result(), Set.copyOf(inside));
    inside.add(loop.iterVar());
    inside.add(loop.iterVar2());
    visit(loop.loopCondition(), inside);
    visit(loop.loopStep(), inside);
  }

  private void visitName(CelExpr expr, Set<String> bound) {
    var name = expr.ident().name();
    if (bound.contains(name)) {
      return;
    }
    if (!vocabulary.names().containsKey(name) && !language.types().contains(name)) {
      var inScope = new LinkedHashSet<>(vocabulary.names().keySet());
      bound.stream().filter(Vocabulary::isName).forEach(inScope::add);
      var problem =
          NameWords.unknownName(name, place(expr), inScope, source.isCompared(place(expr)));
      var hyphenated = source.hyphenatedField(place(expr));
      if (hyphenated.isEmpty()) {
        problems.add(problem);
      } else if (problems.stream().noneMatch(p -> p.fix().equals(hyphenated.get()))) {
        problems.add(new ExpressionProblem(problem.offset(), problem.message(), hyphenated.get()));
      }
    } else if (name.equals(SECRET)) {
      secret(expr, bound, Optional.empty(), expr);
    }
    names.add(name);
  }

  private void visitCall(CelExpr expr, Set<String> bound) {
    var call = expr.call();
    if (call.function().equals(Coalescing.LOOKUP)) {
      visitLookup(expr, bound);
      return;
    }
    var name = call.target().map(target -> qualified(target, call.function(), bound));
    if (name.isPresent() && language.functions().containsKey(name.get())) {
      functions.add(name.get());
    } else {
      functions.add(call.function());
      if (!language.functions().containsKey(call.function())) {
        problems.add(
            NameWords.unknownFunction(call.function(), place(expr), language.functions().keySet()));
        call.target().ifPresent(target -> visit(target, bound));
        return;
      }
      if (FIELD_OPERATORS.contains(call.function())
          && secret(call.args().get(0), bound, text(call.args().get(1)), expr)) {
        return;
      }
      call.target().ifPresent(target -> visit(target, bound));
    }
    call.args().forEach(argument -> visit(argument, bound));
  }

  /** The left side of a {@code ??}. */
  private void visitLookup(CelExpr expr, Set<String> bound) {
    functions.add(Coalescing.LOOKUP);
    var root = expr.call().args().get(0);
    var links = expr.call().args().get(1).list().elements();
    var name = root.identOrDefault().name();
    if (!bound.contains(name)) {
      perhaps.add(name);
      var kind = vocabulary.names().get(name);
      if (kind != null && !links.isEmpty() && !kind.hasFields()) {
        problem(
            root, "`" + name + "` is " + TypeWords.of(kind.type()) + ", which has no fields", "");
      }
    }
    var first = links.isEmpty() ? Optional.<String>empty() : text(links.getFirst());
    if (!secret(root, bound, first, expr)) {
      visit(root, bound);
    }
    links.forEach(link -> visit(link, bound));
  }

  /** Notes the reading of a secret, if {@code expr} is the name that holds them all. */
  private boolean secret(CelExpr expr, Set<String> bound, Optional<String> name, CelExpr whole) {
    if (expr.getKind() != CelExpr.ExprKind.Kind.IDENT
        || !expr.ident().name().equals(SECRET)
        || bound.contains(SECRET)
        || !vocabulary.names().containsKey(SECRET)) {
      return false;
    }
    names.add(SECRET);
    if (name.isPresent()) {
      secrets.add(name.get());
    } else {
      problem(
          whole,
          "which secret is read is not written here, so that it cannot be found before a run",
          "write `secret.NAME`");
    }
    return true;
  }

  private static Optional<String> text(CelExpr expr) {
    return Optional.of(expr)
        .filter(e -> e.getKind() == CelExpr.ExprKind.Kind.CONSTANT)
        .map(CelExpr::constant)
        .filter(constant -> constant.getKind() == CelConstant.Kind.STRING_VALUE)
        .map(CelConstant::stringValue);
  }

  /** The name of a function in a namespace, such as {@code base64.encode}, or "". */
  private static String qualified(CelExpr target, String function, Set<String> bound) {
    return switch (target.getKind()) {
      case IDENT ->
          bound.contains(target.ident().name()) ? "" : target.ident().name() + "." + function;
      case SELECT ->
          qualified(target.select().operand(), target.select().field() + "." + function, bound);
      case CONSTANT, CALL, LIST, STRUCT, MAP, COMPREHENSION, NOT_SET -> "";
    };
  }

  private void problem(CelExpr expr, String message, String fix) {
    problems.add(new ExpressionProblem(place(expr), message, fix));
  }

  private int place(CelExpr expr) {
    return source.place(tree, expr);
  }
}
