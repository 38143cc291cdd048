package dev.nines.api;

import dev.nines.api.answer.PushAnswer;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * Where the host of the journeys' repository says that something was pushed. Who calls proves
 * itself by the secret that both were given, and by nothing else.
 */
@Path("/api/v1/callbacks/git")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class PushResource {

  private final OnDuty duty;
  private final Audit audit;

  @Inject
  PushResource(OnDuty duty, Audit audit) {
    this.duty = duty;
    this.audit = audit;
  }

  @POST
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = Object.class)))
  public PushAnswer pushed(
      @Context UriInfo uri, @Context HttpHeaders headers, byte @Nullable [] body) {
    Parameters.of(uri);
    var repository = duty.prober().repository();
    var secret = repository == null ? null : secret(repository);
    if (repository == null || secret == null) {
      throw ProblemException.notFound(
          "nobody may say here that something was pushed; expected journeys from Git and the secret"
              + " NINES_GIT_WEBHOOK_SECRET");
    }
    if (!new PushProof(secret)
        .holds(headers::getHeaderString, Objects.requireNonNullElseGet(body, () -> new byte[0]))) {
      throw ProblemException.forbidden(
          "the call does not prove that it is of the repository's host; expected "
              + PushProof.EXPECTED
              + " by the secret NINES_GIT_WEBHOOK_SECRET");
    }
    audit.who("repository");
    repository.hurry();
    return new PushAnswer("the repository is asked at once");
  }

  private static @Nullable String secret(Repository repository) {
    try {
      return repository.pushSecret();
    } catch (UncheckedIOException _) {
      throw ProblemException.unavailable(
          "the secret NINES_GIT_WEBHOOK_SECRET cannot be read here, so nobody may say that something"
              + " was pushed",
          Duration.ofMinutes(1));
    }
  }
}
