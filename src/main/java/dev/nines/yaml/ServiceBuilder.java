package dev.nines.yaml;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Expression;
import dev.nines.journey.Nearest;
import dev.nines.journey.Service;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Makes services of what their authors wrote. */
record ServiceBuilder(ExpressionCompiler compiler, Landscape landscape, Coverage coverage) {

  /** A run that is slower than any promise may be is as long as this at most. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  /** A file with the service that it is, if it is one. */
  ServiceFile build(ReadFile file) {
    return file.as(FileKind.SERVICE)
        .map(written -> build(file, written))
        .orElseGet(() -> new ServiceFile(null, null));
  }

  private ServiceFile build(ReadFile file, Written written) {
    var name = written.get(ServiceKeys.SERVICE, ""); // without one it has problems already
    var formula = new FormulaBuilder(landscape, file, name).build(written);
    var builder = new BackendsBuilder(compiler, landscape, coverage, file);
    var declared = written.find(ServiceKeys.BACKENDS);
    var backends = declared.map(each -> builder.build(name, each)).orElse(null);
    Expression by = declared.map(builder::by).orElse(null);
    var objectives =
        new ObjectiveBuilder(Map.of(), LONGEST, file.problems())
            .build(written.get(ServiceKeys.OBJECTIVES, List.<Written>of()));
    checkObjectives(file, written, name);
    unmeasured(file, written, name);
    return file.problems().count() > 0
        ? new ServiceFile(null, by)
        : new ServiceFile(
            new Service(name, written.get(ServiceKeys.TITLE, name), formula, backends, objectives),
            by);
  }

  private void checkObjectives(ReadFile file, Written written, String name) {
    if (!landscape.isIntegral(name)) {
      return;
    }
    for (var objective : written.get(ServiceKeys.OBJECTIVES, List.<Written>of())) {
      if (objective.has(ObjectiveKeys.LATENCY)) {
        file.problems()
            .add(
                objective.at(ObjectiveKeys.LATENCY),
                "a service that is composed of others has no runs of its own, and so no latency",
                "promise it of the services it is composed of, or promise an availability");
      }
    }
  }

  /** A slip in the name would make a service of its own that nothing measures. */
  private void unmeasured(ReadFile file, Written written, String name) {
    if (name.isEmpty()
        || !landscape.sure()
        || landscape.isIntegral(name)
        || landscape.intervals().containsKey(name)) {
      return;
    }
    var near = Nearest.to(name, landscape.intervals().keySet());
    file.problems()
        .warn(
            written.at(ServiceKeys.SERVICE),
            "no journey measures service " + Quoted.of(name),
            near == null
                ? "name it in a journey: `service: " + name + "`"
                : "did you mean " + near + "?");
  }
}
