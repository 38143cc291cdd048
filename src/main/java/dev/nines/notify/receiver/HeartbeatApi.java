package dev.nines.notify.receiver;

import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** The protocol of healthchecks.io, which others speak as well. */
@Path("")
interface HeartbeatApi extends Closeable {

  @POST
  @Path("/start")
  Response start(String body);

  @POST
  Response success(String body);

  @POST
  @Path("/fail")
  Response fail(String body);
}
