package dev.nines.api;

import dev.nines.outcome.EvidenceFile;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/** What runs left to look at. */
@Path("/api/v1/runs/{id}/evidence")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
public class EvidenceResource {

  private final OnDuty duty;

  @Inject
  EvidenceResource(OnDuty duty) {
    this.duty = duty;
  }

  /** One file of one run. */
  @GET
  @Path("/{name}")
  public Response file(
      @PathParam("id") String id, @PathParam("name") String name, @Context UriInfo uri) {
    Parameters.of(uri);
    var prober = duty.prober();
    var file =
        prober.evidence().list(id).stream().filter(each -> each.name().equals(name)).findFirst();
    var path = prober.evidence().find(id, name);
    if (file.isEmpty() || path.isEmpty()) {
      throw ProblemException.notFound(
          ("there is no evidence \"%s\" of run \"%s\" here, in %s; it is kept for a time, by the"
                  + " prober that played the run")
              .formatted(ProblemException.cut(name), ProblemException.cut(id), prober.region()));
    }
    return Response.ok(path.get().toFile())
        .header(HttpHeaders.CONTENT_TYPE, file.get().mediaType())
        .header(HttpHeaders.CONTENT_DISPOSITION, disposition(id, file.get()))
        // What a target chose must not become a page of ours.
        .header("X-Content-Type-Options", "nosniff")
        .header("Content-Security-Policy", "default-src 'none'; sandbox; frame-ancestors 'none'")
        .build();
  }

  private static String disposition(String id, EvidenceFile file) {
    boolean shown =
        file.mediaType().startsWith("image/") || file.mediaType().startsWith("text/plain");
    return "%s; filename=\"%s-%s\""
        .formatted(shown ? "inline" : "attachment", id.substring(0, 8), file.name());
  }
}
