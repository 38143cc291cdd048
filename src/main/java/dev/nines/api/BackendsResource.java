package dev.nines.api;

import dev.nines.api.answer.BackendAnswer;
import dev.nines.api.answer.BackendsAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** The declared backends of services. */
@Path("/api/v1/backends")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class BackendsResource {

  private final OnDuty duty;

  @Inject
  BackendsResource(OnDuty duty) {
    this.duty = duty;
  }

  /** As this prober sees them now. */
  @GET
  public BackendsAnswer backends(@Context UriInfo uri) {
    var parameters = Parameters.of(uri, "service");
    var prober = duty.prober();
    var states = prober.backends();
    var services = parameters.names("service");
    for (var service : services) {
      var known = states.stream().map(state -> state.service()).distinct().toList();
      if (!known.contains(service)) {
        throw ProblemException.unknown("service with backends", service, known);
      }
    }
    return new BackendsAnswer(
        prober.region(),
        states.stream()
            .filter(state -> services.isEmpty() || services.contains(state.service()))
            .map(BackendAnswer::of)
            .toList());
  }
}
