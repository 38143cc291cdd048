package dev.nines.yaml;

import dev.nines.calendar.Always;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Backends;
import dev.nines.journey.Expression;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a service's backends of what their author wrote. */
record BackendsBuilder(
    ExpressionCompiler compiler, Landscape landscape, Coverage coverage, ReadFile file) {

  private static final int INTERVALS = 3;

  /** The backends, or null where there are problems. */
  @Nullable Backends build(String service, Written written) {
    var check = written.get(BackendKeys.CHECK);
    var at = written.get(BackendKeys.AT);
    if (check != null && at != null) {
      var checks = checks(service).build(check, at);
      return checks.isEmpty() ? null : new Backends.Checked(checks);
    }
    var names = names(written.get(BackendKeys.NAMES, List.of()));
    return names.isEmpty()
        ? null
        : new Backends.Announced(
            names,
            written.get(
                BackendKeys.WITHIN,
                landscape
                    .intervals()
                    .getOrDefault(service, JourneyLimits.DEFAULT_INTERVAL)
                    .multipliedBy(INTERVALS)));
  }

  /** Which backend an answer is from, as the service says it; null where it does not. */
  @Nullable Expression by(Written written) {
    var texts = new Texts(compiler, file.problems());
    var answer = Vocabularies.ofChecks().answer();
    return written
        .find(BackendKeys.BY)
        .map(scalar -> texts.expression(scalar, new Reach(answer, Map.of(), "", Set.of())))
        .orElse(null);
  }

  private Set<String> names(List<Scalar> written) {
    Map<String, Integer> seen = new HashMap<>();
    var names = new LinkedHashSet<String>();
    for (var name : written) {
      var first = seen.putIfAbsent(name.text(), name.place().line());
      if (first != null) {
        file.problems()
            .add(
                name.place(),
                "backend %s is named twice; first in line %d"
                    .formatted(Quoted.of(name.text()), first),
                "remove one of them");
      }
      names.add(name.text());
    }
    return names;
  }

  private CheckBuilder checks(String service) {
    var problems = file.problems();
    var texts = new Texts(compiler, problems);
    var stored = new StoredNames(List.of(), new StepNames(List.of(), problems), problems);
    var targets = new Targets(texts, problems);
    var vocabularies = Vocabularies.ofChecks();
    var compiling =
        new Compiling(
            texts,
            new JsonTexts(texts, problems),
            targets,
            stored,
            new OpenStreams(problems),
            new OpenPages(problems),
            new CompanionFiles(Companions.NONE, problems),
            vocabularies,
            Set.of(),
            problems);
    var actors =
        new ActorBuilder(
            texts,
            targets,
            file.source().companions(),
            problems,
            compiling.reach(vocabularies.plain()),
            compiling.reach(vocabularies.answer()),
            null,
            List.of());
    return new CheckBuilder(
        service, compiling, actors, coverage.ofService(service, new Always()), problems);
  }
}
