package dev.nines.api;

import dev.nines.api.answer.JourneyAnswer;
import dev.nines.api.answer.JourneyScript;
import dev.nines.api.answer.JourneysAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

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
    return new JourneysAnswer(
        prober.region(),
        prober.revision(),
        prober.journeys().values().stream()
            .map(journey ->
                JourneyAnswer.of(
                    journey,
                    prober.region(),
                    prober.next(journey),
                    prober.runs().latest(journey.name()).orElse(null)))
            .toList(),
        prober.broken());
  }

  /** One of them, as written. */
  @GET
  @Path("/{name}")
  public JourneyScript journey(@PathParam("name") String name, @Context UriInfo uri) {
    Parameters.of(uri);
    return JourneyScript.of(duty.journey(name));
  }
}
