package dev.nines.api.answer;

import dev.nines.journey.Actor;
import dev.nines.journey.Journey;
import dev.nines.journey.JsonTemplate;
import dev.nines.journey.Milestone;
import dev.nines.journey.Step;
import dev.nines.journey.Template;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What a journey's author wrote, with what follows from it where nothing is written. */
@Schema(
    name = "JourneyScript",
    description =
        "What a journey's author wrote, with what follows from it where nothing is written. Texts"
            + " hold expressions and never a secret's value.")
public record JourneyScript(
    String name,
    @Schema(description = "What the customer does, in words.") String title,
    @Schema(description = "What it measures.") String service,
    @Schema(description = "The time between two scheduled starts, in seconds.") BigDecimal interval,
    @Schema(description = "A customer's patience for the whole need, in seconds.")
        BigDecimal timeout,
    @Schema(description = "Whether a run may start while the one before it goes on.")
        boolean overlap,
    @Schema(description = "Where it runs; empty for everywhere.") List<String> regions,
    @Schema(description = "What a run on demand may replace.") Map<String, Object> vars,
    List<ActorScript> actors,
    @Schema(description = "When the need arises; otherwise a run is excluded.") WhenScript when,
    List<StepScript> steps,
    List<MilestoneScript> milestones,
    List<ObjectiveScript> objectives,
    @Schema(description = "Steps that always run at the end.") List<StepScript> teardown,
    Map<String, String> labels,
    @Schema(description = "The names of the secrets that it reads.") List<String> secrets) {

  /** One party. */
  @Schema(name = "ActorScript", description = "One party of a journey.")
  public record ActorScript(
      String name, @Schema(description = "Its base URLs.") List<String> urls) {
    static ActorScript of(Actor actor) {
      return new ActorScript(actor.name(), actor.urls().stream().map(Template::toString).toList());
    }
  }

  /** The conditions. */
  @Schema(name = "WhenScript", description = "The conditions under which a need arises.")
  public record WhenScript(
      @Schema(description = "The name of the calendar.") String calendar,
      @Schema(description = "Preconditions.") List<StepScript> require) {}

  /** A milestone. */
  @Schema(name = "MilestoneScript", description = "A named duration between two steps.")
  public record MilestoneScript(
      String name,
      @Schema(description = "A step, or start.") String from,
      @Schema(description = "A step, or end.") String to,
      @Schema(description = "The hard limit in seconds; null where there is none.", nullable = true)
          @Nullable BigDecimal within) {
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
