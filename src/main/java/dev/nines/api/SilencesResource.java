package dev.nines.api;

import dev.nines.alert.DeclaredSilence;
import dev.nines.alert.Silences;
import dev.nines.api.answer.SilenceAnswer;
import dev.nines.api.answer.SilencesAnswer;
import dev.nines.notify.SilenceBook;
import dev.nines.notify.SilenceJson;
import dev.nines.store.Document;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jspecify.annotations.Nullable;

/** Of what nobody is told for a time. */
@Path("/api/v1/silences")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class SilencesResource {

  private final OnDuty duty;
  private final Audit audit;

  @Inject
  SilencesResource(OnDuty duty, Audit audit) {
    this.duty = duty;
    this.audit = audit;
  }

  /** Those that are in force, and those that come. */
  @GET
  public SilencesAnswer silences(@Context UriInfo uri) {
    Parameters.of(uri);
    var prober = duty.prober();
    var now = prober.clock().instant();
    var all = prober.silencing().all();
    return new SilencesAnswer(
        prober.region(),
        all.ahead(now).stream()
            .map(each -> SilenceAnswer.of(each, !all.asked().contains(each), null, now))
            .toList());
  }

  /** One of them, also when it is over. */
  @GET
  @Path("/{id}")
  public SilenceAnswer silence(@PathParam("id") String id, @Context UriInfo uri) {
    Parameters.of(uri);
    var prober = duty.prober();
    var now = prober.clock().instant();
    return ahead(prober.silencing().all(), id, now)
        .or(() -> kept(id, now))
        .orElseThrow(() -> unknown(id));
  }

  private static Optional<SilenceAnswer> ahead(Silences all, String id, Instant now) {
    return all.ahead(now).stream()
        .filter(each -> each.id().equals(id))
        .findFirst()
        .map(each -> SilenceAnswer.of(each, !all.asked().contains(each), null, now));
  }

  private Optional<SilenceAnswer> kept(String id, Instant now) {
    return duty.prober()
        .documents()
        .find(SilenceBook.SILENCE, id)
        .map(Document::body)
        .map(body -> SilenceAnswer.of(SilenceJson.read(body), false, SilenceJson.ended(body), now));
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound(
        "there is no silence \"%s\"; an id has 32 hexadecimal digits, or is the name that a file gives"
            .formatted(ProblemException.cut(id)));
  }

  /** Puts one into force. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(ref = "SilenceRequest")))
  @APIResponse(
      responseCode = "201",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SilenceAnswer.class)))
  public Response ask(@Context UriInfo uri, @Context HttpHeaders headers, @Nullable String body) {
    CrossSite.refuse(headers);
    Parameters.of(uri);
    var prober = duty.prober();
    var silencing = prober.silencing();
    var now = prober.clock().instant();
    var request =
        SilenceRequest.read(
            headers.getMediaType(),
            body,
            prober.journeys().keySet(),
            silencing.all().wholes().keySet(),
            now);
    audit.note("by", request.by());
    var silence =
        silencing.ask(
            request.journeys(),
            request.services(),
            request.from(),
            request.to(),
            request.by(),
            request.reason());
    return Response.created(URI.create("/api/v1/silences/" + silence.id()))
        .entity(SilenceAnswer.of(silence, false, null, now))
        .build();
  }

  /** Ends one now. */
  @DELETE
  @Path("/{id}")
  public SilenceAnswer end(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    CrossSite.refuse(headers);
    Parameters.of(uri);
    var prober = duty.prober();
    var now = prober.clock().instant();
    return prober
        .silencing()
        .end(id)
        .map(silence -> SilenceAnswer.of(silence, false, now, now))
        .orElseThrow(() -> notEnded(id));
  }

  private ProblemException notEnded(String id) {
    var silencing = duty.prober().silencing();
    if (silencing.all().declared().stream().map(DeclaredSilence::name).anyMatch(id::equals)) {
      return ProblemException.conflict(
          "silence \"%s\" is declared by a file; change or remove the file that begins with `silence: %s`"
              .formatted(id, id));
    }
    return duty.prober().documents().find(SilenceBook.SILENCE, id).isPresent()
        ? ProblemException.conflict(
            "silence \"%s\" is over already".formatted(ProblemException.cut(id)))
        : unknown(id);
  }
}
