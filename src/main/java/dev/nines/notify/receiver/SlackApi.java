package dev.nines.notify.receiver;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.Closeable;

/** An incoming webhook of Slack; the whole of its address is the receiver's. */
@Path("")
interface SlackApi extends Closeable {

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  Response post(String message);
}
