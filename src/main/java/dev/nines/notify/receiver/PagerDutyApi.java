package dev.nines.notify.receiver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** PagerDuty's Events API v2. */
@Path("/v2")
interface PagerDutyApi extends Closeable {

  @POST
  @Path("/enqueue")
  @Consumes(MediaType.APPLICATION_JSON)
  Response enqueue(String event);
}
