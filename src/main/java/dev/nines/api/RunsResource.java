package dev.nines.api;

import dev.nines.api.answer.EvidenceAnswer;
import dev.nines.api.answer.RunAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Single runs. */
@Path("/api/v1/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class RunsResource {

  private final OnDuty duty;

  @Inject
  RunsResource(OnDuty duty) {
    this.duty = duty;
  }

  /** One run, also while it goes on. */
  @GET
  @Path("/{id}")
  public RunAnswer run(@PathParam("id") String id, @Context UriInfo uri) {
    Parameters.of(uri);
    var prober = duty.prober();
    return prober
        .runs()
        .find(id)
        .or(() -> prober.log().find(id).map(RunAnswer::of))
        .map(run -> run.with(EvidenceAnswer.all(prober.evidence(), id)))
        .orElseThrow(() ->
            ProblemException.notFound(
                "there is no run \"%s\", or it is kept no more; an id has 32 hexadecimal digits"
                    .formatted(ProblemException.cut(id))));
  }
}
