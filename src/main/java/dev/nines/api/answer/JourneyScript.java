package dev.nines.api.answer;

import dev.nines.journey.Actor;
import dev.nines.journey.Journey;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Milestone;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a journey's author wrote, with what follows from it where nothing is written. */
@Schema(name = "JourneyScript")
public record JourneyScript(
    String name,
    String title,
    String service,
    BigDecimal interval,
    BigDecimal timeout,
    boolean overlap,
    List<String> regions,
    Map<String, Object> vars,
    List<ActorScript> actors,
    WhenScript when,
    List<StepScript> steps,
    List<MilestoneScript> milestones,
    List<ObjectiveScript> objectives,
    List<StepScript> teardown,
    Map<String, String> labels,
    List<String> secrets) {

  /** One party. */
  @Schema(name = "ActorScript")
  public record ActorScript(String name, List<String> urls) {
    static ActorScript of(Actor actor) {
      return new ActorScript(actor.name(), actor.urls().stream().map(Template::toString).toList());
    }
  }

  /** The conditions. */
  @Schema(name = "WhenScript")
  public record WhenScript(String calendar, List<StepScript> require) {}

  /** A milestone. */
  @Schema(name = "MilestoneScript")
  public record MilestoneScript(String name, String from, String to, @Nullable BigDecimal within) {
    /** The hard limit, where there is one. */
    public Optional<Duration> limit() {
      return Optional.ofNullable(Seconds.readNullable(within));
    }

    static MilestoneScript of(Milestone milestone) {
      return new MilestoneScript(
          milestone.name(),
          milestone.from(),
          milestone.to(),
          Seconds.ofNullable(milestone.within()));
    }
  }

  /** The published form of {@code journey}. */
  public static JourneyScript of(Journey journey) {
    var vars = new LinkedHashMap<String, Object>();
    journey.vars().forEach((name, value) -> vars.put(name, written(value)));
    return new JourneyScript(
        journey.name(),
        journey.title(),
        journey.service(),
        Seconds.of(journey.interval()),
        Seconds.of(journey.timeout()),
        journey.overlap(),
        journey.regions().stream().sorted().toList(),
        vars,
        journey.actors().values().stream().map(ActorScript::of).toList(),
        new WhenScript(journey.when().calendar().name(), steps(journey.when().require())),
        steps(journey.steps()),
        journey.milestones().values().stream().map(MilestoneScript::of).toList(),
        journey.objectives().stream().map(ObjectiveScript::of).toList(),
        steps(journey.teardown()),
        journey.labels(),
        journey.secrets().stream().sorted().toList());
  }

  /** A customer's patience for the whole need. */
  public Duration deadline() {
    return Seconds.read(timeout);
  }

  /** The longest that an exchange of any step is kept open. */
  public Duration longestObserved() {
    return Stream.of(when.require(), steps, teardown)
        .flatMap(List::stream)
        .map(step -> Seconds.read(step.observe()))
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private static List<StepScript> steps(List<Step> steps) {
    return steps.stream().map(StepScript::of).toList();
  }

  private static @Nullable Object written(JsonTemplate json) {
    return switch (json) {
      case JsonTemplate.Constant constant -> constant.value();
      case JsonTemplate.Text text -> text.template().toString();
      case JsonTemplate.Array array -> array.items().stream().map(JourneyScript::written).toList();
      case JsonTemplate.Members members -> {
        var written = new LinkedHashMap<String, @Nullable Object>();
        members.members().forEach((name, value) -> written.put(name, written(value)));
        yield written;
      }
    };
  }
}
