package dev.nines.api;

import dev.nines.api.answer.ObjectivesAnswer;
import dev.nines.api.answer.ServicesAnswer;
import dev.nines.report.Question;
import dev.nines.report.Report;
import dev.nines.report.Series;
import dev.nines.store.Subject.Kind;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;

/** The numbers of the account: availability beside uptime, and how objectives stand. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class AccountResource {

  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration LEAST_SLOT = Duration.ofMinutes(1);
  private static final Duration MOST_SLOT = Duration.ofDays(366);

  private final OnDuty duty;

  @Inject
  AccountResource(OnDuty duty) {
    this.duty = duty;
  }

  /** All that was measured over a window. */
  @GET
  @Path("/report")
  public Report report(@Context UriInfo uri) {
    var parameters =
        Parameters.of(
            uri,
            Windows.FROM,
            Windows.TO,
            Windows.WINDOW,
            "journey",
            "service",
            "region",
            "details");
    return duty.prober().reporter().report(question(parameters, parameters.yes("details", true)));
  }

  /** Services over a window. */
  @GET
  @Path("/services")
  public ServicesAnswer services(@Context UriInfo uri) {
    var parameters =
        Parameters.of(uri, Windows.FROM, Windows.TO, Windows.WINDOW, "service", "region");
    var report = duty.prober().reporter().report(question(parameters, false));
    return new ServicesAnswer(report.at(), report.window(), report.services());
  }

  /** How objectives stand. */
  @GET
  @Path("/objectives")
  public ObjectivesAnswer objectives(@Context UriInfo uri) {
    var parameters = Parameters.of(uri, Windows.TO, "journey", "service", "region");
    var prober = duty.prober();
    return new ObjectivesAnswer(
        prober.clock().instant(), prober.reporter().objectives(question(parameters, true)));
  }

  /** One journey or service, slot by slot. */
  @GET
  @Path("/availability")
  public Series availability(@Context UriInfo uri) {
    var parameters =
        Parameters.of(
            uri, Windows.FROM, Windows.TO, Windows.WINDOW, "journey", "service", "region", "slot");
    var journey = parameters.text("journey");
    var service = parameters.text("service");
    if (journey.isPresent() == service.isPresent()) {
      throw ProblemException.badRequest(
          "Bad parameter",
          (journey.isPresent()
                  ? "a journey and a service are"
                  : "neither a journey nor a service is")
              + " named; expected one of journey=NAME and service=NAME");
    }
    var prober = duty.prober();
    var window = Windows.counted(parameters, prober.clock().instant());
    var slot = parameters.duration("slot", LEAST_SLOT, MOST_SLOT).orElse(HOUR);
    try {
      return prober
          .reporter()
          .series(
              journey.isPresent() ? Kind.JOURNEY : Kind.SERVICE,
              journey.or(() -> service).orElseThrow(),
              parameters.names("region"),
              window,
              slot);
    } catch (IllegalArgumentException e) {
      throw ProblemException.badRequest("Bad slots", String.valueOf(e.getMessage()));
    }
  }

  private Question question(Parameters parameters, boolean details) {
    return new Question(
        Windows.counted(parameters, duty.prober().clock().instant()),
        parameters.names("journey"),
        parameters.names("service"),
        parameters.names("region"),
        details);
  }
}
