package dev.nines.metrics;

import static dev.nines.outcome.ClientVerdict.ERROR;
import static dev.nines.outcome.ClientVerdict.OK;
import static dev.nines.outcome.ClientVerdict.REFUSED;
import static dev.nines.outcome.ClientVerdict.TIMEOUT;
import static dev.nines.outcome.ClientVerdict.WRONG;
import static dev.nines.outcome.ServerVerdict.DOWN;
import static dev.nines.outcome.ServerVerdict.UNKNOWN;
import static dev.nines.outcome.ServerVerdict.UP;

import dev.nines.journey.Act;
import dev.nines.journey.Actor;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Journey;
import dev.nines.journey.Milestone;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.Outcome;
import dev.nines.outcome.Phase;
import dev.nines.outcome.Reason;
import dev.nines.outcome.ServerVerdict;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What can be foreseen of a journey's series when it is loaded. What is left out can still come,
 * and is then made when it is first seen: verdicts that no executor usually gives, backends that
 * name themselves in their answers, and the phases of making a connection, which most steps never
 * have.
 */
record Foreseen(Journey journey) {

  private record Verdicts(ClientVerdict client, ServerVerdict server) {}

  private static final List<Verdicts> OF_A_REQUEST =
      List.of(
          new Verdicts(OK, UP),
          new Verdicts(TIMEOUT, UP),
          new Verdicts(TIMEOUT, DOWN),
          new Verdicts(TIMEOUT, UNKNOWN),
          new Verdicts(REFUSED, DOWN),
          new Verdicts(REFUSED, UNKNOWN),
          new Verdicts(ERROR, DOWN),
          new Verdicts(WRONG, DOWN));

  /** What is done in a page may ask several servers, or none. */
  private static final List<Verdicts> OF_A_PAGE =
      List.of(
          new Verdicts(OK, UP),
          new Verdicts(OK, DOWN),
          new Verdicts(OK, UNKNOWN),
          new Verdicts(TIMEOUT, UP),
          new Verdicts(TIMEOUT, DOWN),
          new Verdicts(TIMEOUT, UNKNOWN),
          new Verdicts(REFUSED, DOWN),
          new Verdicts(REFUSED, UNKNOWN),
          new Verdicts(ERROR, DOWN),
          new Verdicts(WRONG, UP),
          new Verdicts(WRONG, DOWN),
          new Verdicts(WRONG, UNKNOWN));

  private static final List<Verdicts> OF_A_MESSAGE =
      List.of(
          new Verdicts(OK, UP),
          new Verdicts(TIMEOUT, UP),
          new Verdicts(TIMEOUT, UNKNOWN),
          new Verdicts(REFUSED, DOWN),
          new Verdicts(REFUSED, UNKNOWN),
          new Verdicts(ERROR, DOWN));

  private static final List<Verdicts> OF_A_JUDGED_MESSAGE =
      Stream.concat(OF_A_MESSAGE.stream(), Stream.of(new Verdicts(WRONG, DOWN))).toList();

  Set<RunKey> runs() {
    var keys = new HashSet<RunKey>();
    keys.add(RunKey.of(new Outcome.Passed()));
    keys.add(RunKey.of(new Outcome.Degraded("")));
    keys.add(RunKey.of(new Outcome.Excluded("")));
    for (var cause : causes()) {
      keys.add(RunKey.of(new Outcome.Inconclusive(cause, "")));
    }
    for (var step : journey.steps()) {
      reasons(step)
          .forEach(reason -> keys.add(RunKey.failed(reason, step.name(), step.dependency())));
    }
    for (var milestone : journey.milestones().values()) {
      if (milestone.within() != null) {
        var step = stepOf(milestone);
        keys.add(RunKey.failed(Reason.LIMIT, step.name(), step.dependency()));
      }
    }
    return keys;
  }

  /** Why the prober may fail; one that needs no browser cannot lack it. */
  private Set<Cause> causes() {
    return journey.inBrowser()
        ? EnumSet.allOf(Cause.class)
        : EnumSet.complementOf(EnumSet.of(Cause.BROWSER));
  }

  private static Set<Reason> reasons(Step step) {
    return switch (step.act()) {
      case Act.Request _, Act.OpenWebSocket _, Act.OpenEvents _, BrowserAct _ ->
          EnumSet.complementOf(EnumSet.of(Reason.LIMIT));
      case Act.Send _, Act.Await _ -> {
        var reasons = EnumSet.of(Reason.TIMEOUT, Reason.REFUSED, Reason.ERROR, Reason.DEADLINE);
        if (expects(step)) {
          reasons.add(Reason.WRONG);
        }
        yield reasons;
      }
      case Act.Pause _ -> EnumSet.of(Reason.DEADLINE);
    };
  }

  /** Whether a message can come and be a wrong one. */
  private static boolean expects(Step step) {
    return !step.expect().isEmpty() || !step.store().isEmpty();
  }

  private Step stepOf(Milestone milestone) {
    return journey.steps().stream()
        .filter(step -> step.name().equals(milestone.to()))
        .findFirst()
        .orElseGet(journey.steps()::getLast);
  }

  /** Every step that is played: preconditions, the journey's own, teardown. */
  Stream<Step> allSteps() {
    return journey.allSteps();
  }

  /** Whether a run can fail at {@code step}; "" stands for none. */
  boolean mayNameStep(String name) {
    return name.isEmpty() || journey.steps().stream().anyMatch(step -> step.name().equals(name));
  }

  Set<StepKey> steps() {
    return allSteps().map(StepKey::of).collect(Collectors.toUnmodifiableSet());
  }

  /** The actors that are in browsers. */
  Set<String> actorsInBrowsers() {
    return allSteps()
        .filter(step -> step.act() instanceof BrowserAct)
        .map(Step::actor)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The steps in browsers. */
  Set<StepKey> inBrowsers() {
    return allSteps()
        .filter(step -> step.act() instanceof BrowserAct)
        .map(StepKey::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Those of them that open pages, whatever the pages do. */
  Set<StepKey> openingPages() {
    return allSteps()
        .filter(step -> opens(step.act()))
        .map(StepKey::of)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean opens(Act act) {
    return act instanceof BrowserAct.Detailed(var detailed, _)
        ? opens(detailed)
        : act instanceof BrowserAct.OpenPage || act instanceof BrowserAct.GoTo;
  }

  Set<PhaseKey> phases() {
    return allSteps()
        .filter(step -> requests(step.act()))
        .flatMap(step ->
            Stream.of(Phase.PROCESSING, Phase.TRANSFER)
                .map(phase -> new PhaseKey(StepKey.of(step), phase)))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static boolean requests(Act act) {
    return switch (act) {
      case Act.Request _, Act.OpenWebSocket _, Act.OpenEvents _ -> true;
      case Act.Send _, Act.Await _, Act.Pause _, BrowserAct _ -> false;
    };
  }

  Set<AttemptKey> attempts() {
    return allSteps()
        .flatMap(step ->
            backends(journey.actor(step)).stream()
                .flatMap(backend -> attempts(step, backend).stream()))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The attempts of {@code step} at {@code backend}. */
  static Set<AttemptKey> attempts(Step step, String backend) {
    return verdicts(step).stream()
        .map(verdicts ->
            new AttemptKey(StepKey.of(step), verdicts.client(), verdicts.server(), backend))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static List<Verdicts> verdicts(Step step) {
    return switch (step.act()) {
      case Act.Request _, Act.OpenWebSocket _, Act.OpenEvents _ -> OF_A_REQUEST;
      case Act.Send _, Act.Await _ -> expects(step) ? OF_A_JUDGED_MESSAGE : OF_A_MESSAGE;
      case BrowserAct _ -> OF_A_PAGE;
      case Act.Pause _ -> List.of();
    };
  }

  /** The backends that are known without asking: of several base URLs each one's host and port. */
  private static Set<String> backends(Actor actor) {
    if (actor.urls().size() < 2) {
      return Set.of("");
    }
    return actor.urls().stream()
        .flatMap(url -> authority(url).stream())
        .map(Label::of)
        .limit(Backends.MOST)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Optional<String> authority(Template url) {
    if (!url.names().isEmpty()) {
      return Optional.empty(); // Known once a run has rendered it.
    }
    try {
      var authority = new URI(url.toString()).getRawAuthority();
      // Host and port alone: a user and a password are nobody's label.
      return Optional.ofNullable(authority).map(all -> all.substring(all.lastIndexOf('@') + 1));
    } catch (URISyntaxException _) {
      return Optional.empty();
    }
  }
}
