package dev.nines.api;

import dev.nines.api.answer.BrokenFile;
import dev.nines.api.answer.FileAnswer;
import dev.nines.api.answer.JourneyAnswer;
import dev.nines.api.answer.JourneyDetail;
import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.JourneysAnswer;
import dev.nines.journey.Journey;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;

/** The journeys in force. */
@Path("/api/v1/journeys")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JourneysResource {

  private final OnDuty duty;

  @Inject
  JourneysResource(OnDuty duty) {
    this.duty = duty;
  }

  /** All of them. */
  @GET
  public JourneysAnswer journeys(@Context UriInfo uri) {
    Parameters.of(uri);
    var prober = duty.prober();
    var broken = prober.broken();
    var repository = prober.repository();
    return new JourneysAnswer(
        prober.region(),
        prober.revision(),
        repository == null ? null : repository.state(),
        prober.journeys().values().stream()
            .map(journey -> status(prober, journey, broken))
            .toList(),
        broken);
  }

  private static JourneyAnswer status(Probing prober, Journey journey, List<BrokenFile> broken) {
    var path = prober.paths().getOrDefault(journey.name(), "");
    return JourneyAnswer.of(
        journey,
        prober.own(journey),
        prober.elsewhere(journey),
        prober.next(journey),
        prober.runs().latest(journey.name()).orElse(null),
        broken.stream()
            .filter(file -> file.path().equals(path))
            .findFirst()
            .map(FileAnswer::broken)
            .orElseGet(() -> FileAnswer.loaded(path)));
  }

  /** One of them: how it stands, and as it is written. */
  @GET
  @Path("/{name}")
  public JourneyDetail journey(@PathParam("name") String name, @Context UriInfo uri) {
    Parameters.of(uri);
    var journey = duty.journey(name);
    var prober = duty.prober();
    return new JourneyDetail(status(prober, journey, prober.broken()), JourneyScript.of(journey));
  }
}
