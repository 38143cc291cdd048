package dev.nines.yaml;

import dev.nines.journey.Expression;
import dev.nines.journey.Step;
import dev.nines.yaml.JourneyLimits.Deadline;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes steps of what their author wrote, one after the other in the order of the journey. */
record StepBuilder(Compiling compiling, Parties parties, StepNames names) {

  /** The step, or null where it has problems; what it stores is then ready all the same. */
  @Nullable Step build(Written step, Deadline deadline) {
    int before = compiling.problems().count();
    var party = parties.of(step, compiling.problems());
    var actor = party == null ? step.get(StepKeys.AS, "") : party.name();
    var patience = new StepPatience(step, party, deadline, tried(step), compiling.problems());
    var waits = patience.patience();
    var builder = new ActBuilder(compiling, step, actor, party);
    var act = builder.build(waits.timeout());
    var known = compiling.reach(builder.known());
    List<Scalar> expected = answered(step) ? step.get(StepKeys.EXPECT, List.of()) : List.of();
    var expect = compiling.texts().conditions(expected, known);
    var store = answered(step) ? store(step, known) : Map.<String, Expression>of();
    compiling.stored().ready(step);
    if (act == null || party == null || compiling.problems().count() > before) {
      if (mayOpen(step)) {
        compiling.streams().unsure(actor);
      }
      return null;
    }
    return new Step(
        names.of(step),
        actor,
        act,
        waits,
        patience.retry(),
        expect,
        store,
        step.get(StepKeys.DEPENDENCY));
  }

  /** Messages and pauses are not tried again: there is nobody to ask anew. */
  private static boolean tried(Written step) {
    return ActKeys.REQUESTS.stream().anyMatch(step::has)
        || step.has(ActKeys.WEBSOCKET)
        || step.has(ActKeys.EVENTS)
        || BrowserKeys.GOING.stream().anyMatch(step::has);
  }

  private static boolean answered(Written step) {
    return tried(step) || step.has(ActKeys.AWAIT) || BrowserKeys.ALL.stream().anyMatch(step::has);
  }

  /** Whether a step that cannot be read was perhaps meant to open a stream. */
  private static boolean mayOpen(Written step) {
    return step.has(ActKeys.WEBSOCKET)
        || step.has(ActKeys.EVENTS)
        || ActKeys.ALL.stream().noneMatch(step::has);
  }

  private Map<String, Expression> store(Written step, Reach known) {
    Map<String, Expression> store = new LinkedHashMap<>();
    for (var named : step.get(StepKeys.STORE, List.<Named<Scalar>>of())) {
      var expression =
          named.value() == null ? null : compiling.texts().expression(named.value(), known);
      if (expression != null) {
        store.put(named.name(), expression);
      }
    }
    return store;
  }
}
