package dev.nines.api;

import dev.nines.notify.Notice;
import dev.nines.notify.message.Excerpt;
import dev.nines.notify.message.Wording;
import dev.nines.store.HistoryException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
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
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/**
 * Where the links in messages lead. Looking changes nothing, as chats and mail servers follow links
 * by themselves; the form on the page acknowledges. Whoever has the link may.
 */
@Path("/acknowledge/{conversation}")
@Produces(MediaType.TEXT_HTML)
@RunOnVirtualThread
public class AcknowledgeResource {

  private static final int LONGEST_NAME = 100;

  private final OnDuty duty;
  private final Audit audit;

  @Inject
  AcknowledgeResource(OnDuty duty, Audit audit) {
    this.duty = duty;
    this.audit = audit;
  }

  /** A link, as it was asked for. */
  private record Link(String conversation, String receiver, String until, String signature) {
    static Link of(String conversation, UriInfo uri) {
      var given = uri.getQueryParameters();
      return new Link(
          conversation,
          Objects.requireNonNullElse(given.getFirst("receiver"), ""),
          Objects.requireNonNullElse(given.getFirst("until"), ""),
          Objects.requireNonNullElse(given.getFirst("signature"), ""));
    }
  }

  @GET
  @Operation(hidden = true)
  public Response show(@PathParam("conversation") String conversation, @Context UriInfo uri) {
    return answer(Link.of(conversation, uri), notice -> AcknowledgePage.of(notice).answer(200));
  }

  @POST
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  @Operation(hidden = true)
  public Response acknowledge(
      @PathParam("conversation") String conversation,
      @Context UriInfo uri,
      @FormParam("name") @Nullable String name,
      @Context HttpHeaders headers) {
    var link = Link.of(conversation, uri);
    return answer(
        link,
        notice -> {
          CrossSite.refuseForm(headers);
          var by =
              name == null || name.isBlank()
                  ? "somebody of " + link.receiver()
                  : Excerpt.line(name, LONGEST_NAME);
          audit.note("by", by);
          var acknowledgements = duty.judging().acknowledgements();
          if (acknowledgements.acknowledge(conversation, by).isEmpty()) {
            return AcknowledgePage.of(acknowledgements.find(conversation).orElse(notice))
                .answer(409);
          }
          return new AcknowledgePage(
                  "Acknowledged",
                  "Thank you, %s. Nobody else is called for it, and nobody is reminded. It is over when it works again; then everybody who was told is told."
                      .formatted(by),
                  acknowledgements.find(conversation).map(Wording::of).orElse(null),
                  false)
              .answer(200);
        });
  }

  /** What is answered to a link that is good; and to any other, why it is not. */
  private Response answer(Link link, Function<Notice, Response> good) {
    try {
      var prober = duty.prober();
      if (!prober.links().offered()) {
        return refused(404, "No such page", "This prober makes no links that acknowledge.");
      }
      return switch (prober
          .links()
          .check(link.conversation(), link.receiver(), link.until(), link.signature())) {
        case FORGED ->
            refused(
                403,
                "This link is not valid",
                "It is not one that this prober made, or it was cut off or changed on its way. Take it from the message once more, and whole.");
        case EXPIRED ->
            refused(
                410,
                "This link has expired",
                "Links hold for a week. Take the one in the latest message.");
        case UNKNOWN ->
            refused(
                503,
                "Not available now",
                "The prober does not know its key now, as its history is away. Try again in a minute.");
        case GOOD -> {
          audit.who("link:" + link.receiver());
          yield prober
              .acknowledgements()
              .find(link.conversation())
              .map(good)
              .orElseGet(() ->
                  refused(
                      404,
                      "Unknown incident",
                      "The prober knows nothing of it any more: its history may have been replaced."));
        }
      };
    } catch (HistoryException _) {
      return refused(
          503,
          "Not available now",
          "What becomes of it is not known now, as the prober's history is away. Try again in a minute.");
    } catch (ProblemException e) {
      var problem = e.problem();
      return refused(problem.status(), problem.title(), problem.detail());
    }
  }

  private Response refused(int status, String heading, String said) {
    audit.why(heading);
    return new AcknowledgePage(heading, said, null, false).answer(status);
  }
}
