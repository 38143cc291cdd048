package dev.nines.notify.receiver;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** Somebody's own endpoint; the whole of its address is the receiver's. */
@Path("")
interface WebhookApi extends Closeable {

  @POST
  Response post(@HeaderParam("Idempotency-Key") String key, String body);
}
