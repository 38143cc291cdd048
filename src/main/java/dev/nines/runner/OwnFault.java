package dev.nines.runner;

import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Tells an expression that has no value because the prober lacks a secret or a variable from one
 * that an answer gives no value to: the first is never the target's fault.
 */
public final class OwnFault {

  private static final Pattern READ = Pattern.compile("\\b(secret|env)\\.([A-Za-z_][A-Za-z0-9_]*)");

  private OwnFault() {}

  /** Throws {@code e} again if the prober lacks what it is about. */
  public static void check(EvaluationException e, Scope scope) throws EvaluationException {
    var read = READ.matcher(e.explanation());
    while (read.find()) {
      if (scope.values().get(read.group(1)) instanceof Map<?, ?> names
          && !names.containsKey(read.group(2))) {
        throw e;
      }
    }
  }
}
