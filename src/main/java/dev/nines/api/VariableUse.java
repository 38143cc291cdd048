package dev.nines.api;

import dev.nines.journey.Expression;
import dev.nines.journey.Journey;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.journey.Template.Embedded;
import dev.nines.journey.Template.Literal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which variables, secrets and stored names a journey's expressions read, at first or second hand:
 * a variable may be made of others, and a step may store what it computes of them. Errs on the side
 * of too many.
 */
final class VariableUse {

  /** What is known before the first step. */
  private static final Set<String> GIVEN = Set.of("env", "run", "secret", "vars");

  private static final Pattern VARIABLES = Pattern.compile("\\bvars\\b");

  private static final Pattern ONE_VARIABLE =
      Pattern.compile(
          "\\bvars\\s*(?:\\.\\s*([A-Za-z_][A-Za-z0-9_]*+)(?!\\s*\\()|\\[\\s*([\"'])([^\"'\\\\]*)\\2\\s*])");

  private final Set<String> all;

  /** By the name of a variable, and by that of a stored value: what it is made of. */
  private final Map<String, Set<String>> made = new HashMap<>();

  private final Map<String, Set<String>> stored = new HashMap<>();
  private final Set<String> secretVariables = new HashSet<>();
  private final Set<String> secretStored = new HashSet<>();

  VariableUse(Journey journey, List<Step> steps) {
    this.all = journey.vars().keySet();
    all.forEach(name -> made.put(name, Set.of(name)));
    // As often as there are names: then even the longest chain of them is known.
    int names = all.size() + steps.stream().mapToInt(step -> step.store().size()).sum();
    for (int i = 0; i <= names; i++) {
      journey.vars().forEach(this::learn);
      steps.forEach(step -> step.store().forEach(this::learn));
    }
  }

  private void learn(String variable, JsonTemplate value) {
    value.templates().stream()
        .flatMap(VariableUse::expressions)
        .forEach(expression -> {
          made.merge(variable, variables(expression), VariableUse::union);
          if (secret(expression)) {
            secretVariables.add(variable);
          }
        });
  }

  private void learn(String name, Expression value) {
    stored.merge(name, variables(value), VariableUse::union);
    if (secret(value)) {
      secretStored.add(name);
    }
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    var union = new TreeSet<>(one);
    union.addAll(other);
    return union;
  }

  static Stream<Expression> expressions(Template template) {
    return template.parts().stream()
        .flatMap(part ->
            switch (part) {
              case Literal _ -> Stream.empty();
              case Embedded(Expression expression) -> Stream.of(expression);
            });
  }

  Set<String> variables(Template template) {
    return expressions(template).map(this::variables).reduce(Set.of(), VariableUse::union);
  }

  Set<String> variables(Expression expression) {
    var read = new TreeSet<String>();
    named(expression).forEach(name -> read.addAll(made.getOrDefault(name, all)));
    expression.names().forEach(name -> read.addAll(stored.getOrDefault(name, Set.of())));
    return read;
  }

  /** The variables that it names; all of them where that is not plain to see. */
  private Set<String> named(Expression expression) {
    long uses = VARIABLES.matcher(expression.text()).results().count();
    var named = new HashSet<String>();
    var one = ONE_VARIABLE.matcher(expression.text());
    long plain = 0;
    while (one.find()) {
      named.add(one.group(1) != null ? one.group(1) : one.group(3));
      plain++;
    }
    boolean hidden = uses == 0 && expression.names().contains("vars");
    return hidden || uses != plain || !all.containsAll(named) ? all : named;
  }

  boolean secret(Template template) {
    return expressions(template).anyMatch(this::secret);
  }

  /** Whether it is made of a secret. */
  boolean secret(Expression expression) {
    return expression.names().contains("secret")
        || named(expression).stream().anyMatch(secretVariables::contains)
        || expression.names().stream().anyMatch(secretStored::contains);
  }

  /** Whether it is made of an answer, and so of whatever made the target give it. */
  static boolean answered(Template template) {
    return expressions(template).anyMatch(VariableUse::answered);
  }

  private static boolean answered(Expression expression) {
    return !GIVEN.containsAll(expression.names());
  }
}
