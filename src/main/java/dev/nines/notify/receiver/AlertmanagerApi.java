package dev.nines.notify.receiver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/** Prometheus Alertmanager's API v2. */
@Path("/api/v2")
interface AlertmanagerApi extends Closeable {

  @POST
  @Path("/alerts")
  @Consumes(MediaType.APPLICATION_JSON)
  Response post(@HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String key, String alerts);
}
