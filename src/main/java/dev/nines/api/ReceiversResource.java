package dev.nines.api;

import dev.nines.api.Receiving.NotDeclared;
import dev.nines.api.Receiving.NotReady;
import dev.nines.api.Receiving.NotTaken;
import dev.nines.api.Receiving.Taken;
import dev.nines.api.answer.ReceiverAnswer;
import dev.nines.api.answer.ReceiversAnswer;
import dev.nines.api.answer.TestAnswer;
import dev.nines.notify.ReceiverStatus;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;

/** Who is told of trouble, and whether that arrives. */
@Path("/api/v1/receivers")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ReceiversResource {

  private final OnDuty duty;

  @Inject
  ReceiversResource(OnDuty duty) {
    this.duty = duty;
  }

  /** All of them. */
  @GET
  public ReceiversAnswer receivers(@Context UriInfo uri) {
    Parameters.of(uri);
    var receiving = duty.prober().receiving();
    return new ReceiversAnswer(
        receiving.environment(),
        receiving.quiet(),
        receiving.all().stream().map(ReceiverAnswer::of).toList());
  }

  /** Tells one of them that nothing is wrong, and says what came of it. */
  @POST
  @Path("/{name}/test")
  @Consumes(MediaType.WILDCARD)
  public TestAnswer test(
      @PathParam("name") String name, @Context UriInfo uri, @Context HttpHeaders headers) {
    CrossSite.refuse(headers);
    Parameters.of(uri);
    var receiving = duty.prober().receiving();
    return switch (receiving.test(name)) {
      case Taken(var receiver, var notice, var duration) ->
          TestAnswer.of(receiver, notice, duration);
      case NotTaken(var why) ->
          throw ProblemException.notTaken(String.valueOf(why.getMessage()), why.pause());
      case NotReady(var why) ->
          throw ProblemException.conflict("receiver %s cannot be told: %s".formatted(name, why));
      case NotDeclared _ ->
          throw ProblemException.unknown(
              "receiver", name, receiving.all().stream().map(ReceiverStatus::name).toList());
    };
  }
}
