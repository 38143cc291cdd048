package dev.nines.yaml;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Expression;
import dev.nines.journey.Journey;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.LeavesEvidence;
import dev.nines.journey.Step;
import dev.nines.yaml.JourneyLimits.Deadline;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Written;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes a journey of what its author wrote; each call of {@link #build} for one file. */
record JourneyBuilder(ExpressionCompiler compiler, Surroundings surroundings) {

  /** The names that the metrics' own labels have. */
  private static final Set<String> TAKEN_LABELS =
      Set.of(
          "journey",
          "service",
          "region",
          "outcome",
          "reason",
          "step",
          "dependency",
          "actor",
          "client",
          "server",
          "backend",
          "phase",
          "milestone",
          "revision",
          "le",
          "quantile",
          "job",
          "instance");

  /** The journey, or null where it has problems. */
  @Nullable Journey build(Written written, Companions companions, Problems problems) {
    var limits = JourneyLimits.of(written, problems);
    var when = written.find(JourneyKeys.WHEN);
    List<Written> require = when.flatMap(each -> each.find(WhenKeys.REQUIRE)).orElse(List.of());
    var steps = written.get(JourneyKeys.STEPS, List.<Written>of());
    var teardown = written.get(JourneyKeys.FINALLY, List.<Written>of());
    var names =
        new StepNames(Stream.of(steps, teardown, require).flatMap(List::stream).toList(), problems);
    var compiling = compiling(written, steps, teardown, names, companions, problems);
    var vars = vars(written, compiling);
    surroundings.checkService(written, problems);
    var backend = surroundings.backend(written);
    var parties = Parties.of(written, actorBuilder(written, compiling, companions, backend));
    var builder = new StepBuilder(compiling, parties, names);
    var required = built(require, limits.steps(), builder);
    var played = built(steps, limits.steps(), builder);
    var finished = built(teardown, JourneyLimits.teardown(), builder);
    var milestones =
        new MilestoneBuilder(steps.stream().map(names::of).toList(), limits, problems)
            .build(written.get(JourneyKeys.MILESTONES, List.<Named<Written>>of()));
    var objectives =
        new ObjectiveBuilder(milestones, limits.timeout(), problems)
            .build(written.get(JourneyKeys.OBJECTIVES, List.<Written>of()));
    new BrowserWordsFit(problems)
        .check(written, Stream.of(require, steps, teardown).flatMap(List::stream).toList());
    var labels = labels(written, problems);
    var name = written.get(JourneyKeys.JOURNEY, "");
    var hours = surroundings.when(written, name, required, problems);
    if (problems.count() > 0) {
      return null;
    }
    return new Journey(
        name,
        written.get(JourneyKeys.TITLE, name),
        written.get(JourneyKeys.SERVICE, name),
        limits.interval(),
        limits.timeout(),
        limits.overlap(),
        vars,
        parties.actors(),
        hours,
        played,
        milestones,
        objectives,
        finished,
        labels,
        new HashSet<>(written.get(JourneyKeys.REGIONS, List.<String>of())),
        compiling.texts().secrets(),
        written.get(JourneyKeys.EVIDENCE, LeavesEvidence.ON_FAILURE));
  }

  private Compiling compiling(
      Written written,
      List<Written> steps,
      List<Written> teardown,
      StepNames names,
      Companions companions,
      Problems problems) {
    var stored =
        new StoredNames(Stream.concat(steps.stream(), teardown.stream()).toList(), names, problems);
    var texts = new Texts(compiler, problems);
    return new Compiling(
        texts,
        new JsonTexts(texts, problems),
        new Targets(texts, problems),
        stored,
        new OpenStreams(problems),
        new OpenPages(problems),
        new CompanionFiles(companions, problems),
        Vocabularies.of(stored),
        written.get(JourneyKeys.VARS, List.<Named<Node>>of()).stream()
            .map(Named::name)
            .collect(Collectors.toSet()),
        problems);
  }

  private static ActorBuilder actorBuilder(
      Written written, Compiling compiling, Companions companions, @Nullable Expression backend) {
    var all = compiling.vocabularies();
    return new ActorBuilder(
        compiling.texts(),
        compiling.targets(),
        companions,
        compiling.problems(),
        compiling.reachBefore(all.plain(), "an actor's keys"),
        compiling.reachBefore(all.answer(), "an actor's keys"),
        backend,
        written.get(BrowserKeys.ANSWERS, List.<String>of()));
  }

  /** Each may read those above it. */
  private static Map<String, JsonTemplate> vars(Written written, Compiling compiling) {
    Map<String, JsonTemplate> vars = new LinkedHashMap<>();
    Set<String> above = new HashSet<>();
    for (var named : written.get(JourneyKeys.VARS, List.<Named<Node>>of())) {
      var reach =
          new Reach(
              compiling.vocabularies().plain(),
              compiling.stored().all(),
              "vars",
              Set.copyOf(above));
      if (StoredNames.KEYWORDS.contains(named.name())) {
        compiling
            .problems()
            .add(
                named.key().place(),
                "%s is a word of the expression language and cannot name a variable"
                    .formatted(Quoted.of(named.name())),
                null);
      }
      var value = named.value() == null ? null : compiling.json().read(named.value(), reach);
      if (value != null) {
        vars.put(named.name(), value);
      }
      above.add(named.name());
    }
    return vars;
  }

  private static List<Step> built(List<Written> written, Deadline deadline, StepBuilder builder) {
    return written.stream()
        .map(step -> builder.build(step, deadline))
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .toList();
  }

  private static Map<String, String> labels(Written written, Problems problems) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (var named : written.get(JourneyKeys.LABELS, List.<Named<String>>of())) {
      if (TAKEN_LABELS.contains(named.name())) {
        problems.add(
            named.key().place(),
            "label " + Quoted.of(named.name()) + " is one that Nines gives itself",
            "give it another name");
      }
      if (named.value() != null) {
        labels.put(named.name(), named.value());
      }
    }
    return labels;
  }
}
