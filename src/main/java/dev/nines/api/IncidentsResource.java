package dev.nines.api;

import dev.nines.api.answer.EvidenceAnswer;
import dev.nines.api.answer.IncidentAnswer;
import dev.nines.api.answer.IncidentsAnswer;
import dev.nines.incident.Incident;
import dev.nines.incident.IncidentJson;
import dev.nines.notify.Keeping;
import dev.nines.notify.Silenced;
import dev.nines.store.Document;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Incidents: those that stand, those that are over, and who takes one up. */
@Path("/api/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class IncidentsResource {

  private static final int USUAL = 50;
  private static final int MOST = 1_000;
  private static final int LONGEST_NAME = 100;

  private final OnDuty duty;
  private final Audit audit;

  @Inject
  IncidentsResource(OnDuty duty, Audit audit) {
    this.duty = duty;
    this.audit = audit;
  }

  /** Those that stand, and those of a window that are over. */
  @GET
  public IncidentsAnswer incidents(@Context UriInfo uri) {
    var parameters = Parameters.of(uri, Windows.FROM, Windows.TO, Windows.WINDOW, "limit");
    var prober = duty.prober();
    var window = Windows.of(parameters, prober.clock().instant());
    var current = prober.incidents().current();
    var ids = current.stream().map(Incident::id).collect(Collectors.toSet());
    return new IncidentsAnswer(
        current.stream().map(this::answer).toList(),
        prober
            .documents()
            .newest(Keeping.INCIDENT, window, parameters.number("limit", 1, MOST).orElse(USUAL))
            .stream()
            .filter(document -> !ids.contains(document.id()))
            .map(this::kept)
            .toList());
  }

  /** One that stands. */
  private IncidentAnswer answer(Incident incident) {
    var prober = duty.prober();
    return IncidentAnswer.of(
        incident,
        Silenced.by(prober.silencing().all(), incident, prober.clock().instant()).orElse(null),
        this::left);
  }

  private List<EvidenceAnswer> left(String run) {
    return EvidenceAnswer.all(duty.prober().evidence(), run);
  }

  private IncidentAnswer kept(Document document) {
    return IncidentAnswer.of(IncidentJson.read(document.body()), this::left);
  }

  /** One of them. */
  @GET
  @Path("/{id}")
  public IncidentAnswer incident(@PathParam("id") String id, @Context UriInfo uri) {
    Parameters.of(uri);
    return standing(id)
        .or(() -> duty.prober().documents().find(Keeping.INCIDENT, id).map(this::kept))
        .orElseThrow(() -> unknown(id));
  }

  private Optional<IncidentAnswer> standing(String id) {
    return duty.prober().incidents().current().stream()
        .filter(incident -> incident.id().equals(id))
        .findFirst()
        .map(this::answer);
  }

  private static ProblemException unknown(String id) {
    return ProblemException.notFound(
        "there is no incident \"%s\"; an id has 32 hexadecimal digits"
            .formatted(ProblemException.cut(id)));
  }

  /** Somebody takes it up: nobody is reminded of it any more. */
  @POST
  @Path("/{id}/acknowledge")
  @Consumes(MediaType.WILDCARD)
  public IncidentAnswer acknowledge(
      @PathParam("id") String id, @Context UriInfo uri, @Context HttpHeaders headers) {
    CrossSite.refuse(headers);
    var by =
        Parameters.of(uri, "by")
            .text("by")
            .filter(name ->
                name.length() <= LONGEST_NAME && name.chars().noneMatch(Character::isISOControl))
            .orElseThrow(() ->
                ProblemException.badRequest(
                    "Bad parameter",
                    "by is missing, longer than %d characters or more than one line; expected who takes the incident up, such as ?by=ann"
                        .formatted(LONGEST_NAME)));
    audit.note("by", by);
    return duty.judging()
        .incidents()
        .acknowledge(id, by)
        .map(this::answer)
        .orElseThrow(() ->
            duty.prober().documents().find(Keeping.INCIDENT, id).isPresent()
                ? ProblemException.conflict(
                    "incident \"%s\" is over; there is nothing to acknowledge"
                        .formatted(ProblemException.cut(id)))
                : unknown(id));
  }
}
