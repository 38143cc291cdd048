package dev.nines.notify.receiver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** Opsgenie's Alert API. */
@Path("/v2/alerts")
@Consumes(MediaType.APPLICATION_JSON)
interface OpsgenieApi extends Closeable {

  @POST
  Response create(@HeaderParam("Authorization") String key, String alert);

  @POST
  @Path("/{alias}/{action}")
  Response act(
      @HeaderParam("Authorization") String key,
      @PathParam("alias") String alias,
      @PathParam("action") String action,
      @QueryParam("identifierType") String identifierType,
      String note);
}
