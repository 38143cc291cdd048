package dev.nines.notify.receiver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** Telegram's Bot API. */
@Path("")
interface TelegramApi extends Closeable {

  @POST
  @Path("/bot{token}/sendMessage")
  @Consumes(MediaType.APPLICATION_JSON)
  Response sendMessage(@PathParam("token") String token, String message);
}
