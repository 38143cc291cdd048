package dev.nines.cli;

import dev.nines.journey.Act;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Journey;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import dev.nines.journey.Template.Literal;
import dev.nines.target.TargetRules;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.LoadedFile;
import dev.nines.yaml.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where journeys go, as far as it is written: what a variable decides is known in a run alone. */
final class KnownTargets {

  /** A URL whose host is whole. */
  private static final Pattern HOST =
      Pattern.compile(
          "[A-Za-z][A-Za-z0-9]*://(?:[^/?#@]*@)?(?<host>\\[[^\\]]*\\]|[^/:?#\\[\\]@]+)(?<end>[/:?#].*)?",
          Pattern.DOTALL);

  private KnownTargets() {}

  /**
   * The same, with a problem for each target that is refused.
   *
   * @param variables what journeys read besides in each region, as far as it is known
   */
  static Loaded judged(Loaded loaded, TargetRules rules, RegionVariables variables) {
    return new Loaded(
        loaded.files().stream().map(file -> judged(file, rules, variables)).toList(),
        loaded.general());
  }

  private static LoadedFile judged(LoadedFile file, TargetRules rules, RegionVariables variables) {
    var journey = file.journey();
    if (journey == null) {
      return file;
    }
    var problems =
        templates(journey)
            .flatMap(template -> variables.filled(template, journey))
            .map(KnownTargets::host)
            .flatMap(Optional::stream)
            .distinct()
            .map(host -> rules.refusal(host, false))
            .filter(Objects::nonNull)
            .map(refusal -> Problem.of(file.path(), "the target " + refusal, null))
            .toList();
    return problems.isEmpty()
        ? file.warned(variables.missing(file.path(), journey, templates(journey)))
        : LoadedFile.broken(file.path(), problems);
  }

  private static Stream<Template> templates(Journey journey) {
    var actors =
        journey.actors().values().stream()
            .flatMap(
                actor -> Stream.concat(actor.urls().stream(), Stream.ofNullable(actor.proxy())));
    var steps =
        Stream.of(journey.when().require(), journey.steps(), journey.teardown())
            .flatMap(List::stream)
            .map(Step::act)
            .flatMap(act -> target(act).stream());
    return Stream.concat(actors, steps);
  }

  private static Optional<Template> target(Act act) {
    return switch (act) {
      case Act.Request request -> Optional.of(request.target());
      case Act.OpenWebSocket open -> Optional.of(open.target());
      case Act.OpenEvents open -> Optional.of(open.target());
      case BrowserAct.OpenPage(var target) -> Optional.of(target);
      case BrowserAct.GoTo(var target) -> Optional.of(target);
      case BrowserAct.Detailed(var detailed, _) -> target(detailed);
      case Act.Send _, Act.Await _, Act.Pause _, BrowserAct _ -> Optional.empty();
    };
  }

  /** The host of a URL, where it is written before anything that is computed. */
  private static Optional<String> host(Template url) {
    if (url.parts().isEmpty() || !(url.parts().getFirst() instanceof Literal(var text))) {
      return Optional.empty();
    }
    var match = HOST.matcher(text);
    boolean whole = match.matches() && (match.group("end") != null || url.parts().size() == 1);
    return whole ? Optional.of(match.group("host")) : Optional.empty();
  }
}
