package dev.nines.expression;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A function or operator applied to what it does not take. */
final class Misapplication {

  /** Where these are not written, a macro such as {@code exists} has put them. */
  private static final Set<String> LOGIC =
      Set.of("_&&_", "_||_", "!_", "_?_:_", "@not_strictly_false");

  private static final Set<String> NUMBERS = Set.of("a whole number", "a number");
  private final Source source;
  private final CelAbstractSyntaxTree tree;
  private final String function;
  private final List<String> types;
  private final CelExpr call;
  private final List<CelExpr> operands = new ArrayList<>();

  /**
   * @param function its name, as CEL has it
   * @param types of its operands, in our words
   */
  Misapplication(
      Source source,
      CelAbstractSyntaxTree tree,
      String function,
      List<String> types,
      CelExpr call) {
    this.source = source;
    this.tree = tree;
    this.function = function;
    this.types = types;
    this.call = call;
    if (types.size() > call.call().args().size()) {
      call.call().target().ifPresent(operands::add);
    }
    operands.addAll(call.call().args());
  }

  /**
   * @param declaration the ways in which the function may be called, if it has any
   */
  ExpressionProblem problem(int offset, @Nullable CelFunctionDecl declaration) {
    return new ExpressionProblem(offset, message(declaration), fix());
  }

  private String message(@Nullable CelFunctionDecl declaration) {
    var sign = TypeWords.symbol(function);
    if (LOGIC.contains(function) && !source.isWordAt(source.place(tree, call), sign)) {
      return found() + "; expected true or false";
    }
    return switch (function) {
      case "_==_", "_!=_" ->
          found()
              + (NUMBERS.containsAll(types)
                  ? ": `" + sign + "` compares like with like"
                  : ": these are never equal");
      case "_<_", "_<=_", "_>_", "_>=_" -> found() + ": `" + sign + "` cannot compare these";
      case "_&&_", "_||_", "!_" -> found() + "; beside `" + sign + "` true or false is expected";
      case "_?_:_" -> conditional();
      case "@in" ->
          found()
              + (types.getLast().startsWith("a list")
                  ? ": it can never be in there"
                  : "; behind `in` a list or a map is expected");
      case "_[_]" -> found() + "; `[…]` looks into a list by number or into a map by key";
      case "_+_", "_-_", "_*_", "_/_", "_%_", "-_" ->
          found() + ": `" + sign + "` cannot be applied to these";
      default -> {
        var ways = ways(declaration);
        yield "`"
            + function
            + "` is called with "
            + given()
            + (ways.isEmpty() ? "" : "; expected " + ways);
      }
    };
  }

  private String conditional() {
    return types.getFirst().equals("true or false") || types.getFirst().equals("anything")
        ? "between `?` and `:` is "
            + types.get(1)
            + ", behind `:` is "
            + types.get(2)
            + "; expected the same kind on both sides"
        : "`" + text(0) + "` is " + types.getFirst() + "; before `?` true or false is expected";
  }

  private String found() {
    var parts = new ArrayList<String>();
    boolean logic = LOGIC.contains(function);
    int count = function.equals("_?_:_") ? 1 : Math.min(types.size(), operands.size());
    for (int i = 0; i < count; i++) {
      if (!logic || !Set.of("true or false", "anything").contains(types.get(i))) {
        parts.add("`" + text(i) + "` is " + types.get(i));
      }
    }
    return String.join(", ", parts.subList(0, parts.size() - 1))
        + (parts.size() > 1 ? " and " : "")
        + parts.getLast();
  }

  private String given() {
    return types.isEmpty() ? "nothing" : "(" + String.join(", ", types) + ")";
  }

  /** The ways in which the function may be called. */
  private String ways(@Nullable CelFunctionDecl declaration) {
    return declaration == null
        ? ""
        : declaration.overloads().stream()
            .map(this::way)
            .distinct()
            .collect(Collectors.joining(" or "));
  }

  private String way(CelOverloadDecl overload) {
    var parameters =
        overload.parameterTypes().stream()
            .map(type -> TypeWords.of(type).replaceFirst("^an? ", ""))
            .toList();
    int first = overload.isInstanceFunction() ? 1 : 0;
    return "`"
        + (first == 1 ? parameters.getFirst() + "." : "")
        + function
        + "("
        + String.join(", ", parameters.subList(first, parameters.size()))
        + ")`";
  }

  private String fix() {
    if (function.equals("_?_:_") && types.getFirst().equals("true or false")) {
      return "put one of them into `dyn(…)`";
    }
    if (function.equals("@in")) {
      return types.getLast().equals("text") ? "write `" + text(1) + ".contains(…)`" : "";
    }
    for (int i = 0; i < operands.size() && operands.size() == 2 && types.size() == 2; i++) {
      var fix = literalFix(operands.get(i), types.get(1 - i));
      if (fix.isPresent() && !Character.isLetter(function.charAt(0))) {
        return fix.get();
      }
    }
    if (sameFunction("_==_", "_!=_") && NUMBERS.containsAll(types)) {
      return "write `double(" + text(types.indexOf("a whole number")) + ")`";
    }
    if (function.equals("_-_")) {
      return source.hyphenatedField(source.place(tree, call)).orElse("");
    }
    if (function.equals("_+_") && types.contains("text")) {
      return "`string(…)` makes text of a number";
    }
    return "";
  }

  private boolean sameFunction(String... functions) {
    return List.of(functions).contains(function);
  }

  private Optional<String> literalFix(CelExpr operand, String other) {
    if (operand.getKind() != CelExpr.ExprKind.Kind.CONSTANT) {
      return Optional.empty();
    }
    var constant = operand.constant();
    if (constant.getKind() == CelConstant.Kind.STRING_VALUE) {
      var text = constant.stringValue();
      return switch (other) {
        case "a whole number", "a number" ->
            text.matches("-?\\d{1,18}(\\.\\d+)?")
                ? Optional.of("write " + text + " without quotes")
                : Optional.empty();
        case "true or false" ->
            text.matches("true|false")
                ? Optional.of("write " + text + " without quotes")
                : Optional.empty();
        case "a duration" ->
            Optional.of(LiteralProblems.isDuration(text) ? text : "1m30s")
                .map(duration -> "write `duration(\"" + duration + "\")`");
        case "a time" ->
            Optional.of(LiteralProblems.isTime(text) ? text : "2026-01-31T12:00:00Z")
                .map(time -> "write `timestamp(\"" + time + "\")`");
        default -> Optional.empty();
      };
    }
    var literal = source.words(tree, operand);
    return switch (other) {
      case "text" -> Optional.of("write \"" + literal + "\" in quotes");
      case "a duration" -> Optional.of("write `duration(\"" + literal + "s\")`");
      default -> Optional.empty();
    };
  }

  private String text(int operand) {
    return source.words(tree, operands.get(operand));
  }
}
