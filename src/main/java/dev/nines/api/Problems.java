package dev.nines.api;

import dev.nines.report.UnknownNameException;
import dev.nines.store.HistoryException;
import jakarta.inject.Inject;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what goes wrong into problem details. */
public class Problems {

  private final Audit audit;

  @Inject
  Problems(Audit audit) {
    this.audit = audit;
  }

  private static final Logger LOG = Logger.getLogger("nines.api");
  private static final Duration A_WHILE = Duration.ofSeconds(10);

  @ServerExceptionMapper
  public Response problem(ProblemException e) {
    audit.why(e.problem().detail());
    return response(e);
  }

  /** The database is away, as the words of the exception say. */
  @ServerExceptionMapper
  public Response problem(HistoryException e) {
    return response(ProblemException.unavailable(String.valueOf(e.getMessage()), A_WHILE));
  }

  @ServerExceptionMapper
  public Response problem(UnknownNameException e) {
    return response(ProblemException.unknown(e.kind(), e.name(), e.known()));
  }

  /** What the framework finds before a resource is asked: no such path, method or media type. */
  @ServerExceptionMapper
  public Response problem(WebApplicationException e) {
    var status = e.getResponse().getStatus();
    var allowed = e.getResponse().getHeaderString("Allow");
    var answer =
        Response.status(status)
            .type(Problem.TYPE)
            .entity(
                new Problem(
                    e.getResponse().getStatusInfo().getReasonPhrase(),
                    status,
                    switch (e) {
                      case NotFoundException _ ->
                          "there is nothing here; /q/openapi names what there is under /api/v1";
                      case NotAllowedException _ ->
                          "this method is not for this path"
                              + (allowed == null ? "" : "; expected " + allowed);
                      default -> String.valueOf(e.getMessage());
                    }));
    return (allowed == null ? answer : answer.header("Allow", allowed)).build();
  }

  /** A fault of ours; what it is goes to the log, not to whoever asks. */
  @ServerExceptionMapper
  public Response problem(RuntimeException e) {
    LOG.error("a request could not be answered", e);
    return Response.status(500)
        .type(Problem.TYPE)
        .entity(
            new Problem(
                "A fault of Nines itself",
                500,
                "the request could not be answered; the prober's log says why"))
        .build();
  }

  private static Response response(ProblemException e) {
    var answer = Response.status(e.problem().status()).type(Problem.TYPE).entity(e.problem());
    e.headers().forEach(answer::header);
    return answer.build();
  }
}
