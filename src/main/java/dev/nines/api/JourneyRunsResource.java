package dev.nines.api;

import dev.nines.api.Probing.Full;
import dev.nines.api.Probing.Started;
import dev.nines.api.answer.RunAnswer;
import dev.nines.api.answer.RunPage;
import dev.nines.api.answer.RunSummary;
import dev.nines.journey.Journey;
import dev.nines.outcome.Run;
import dev.nines.slo.Window;
import dev.nines.store.RunLog;
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
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.jspecify.annotations.Nullable;

/** The runs of a journey: asked for here, beside the schedule. */
@Path("/api/v1/journeys/{name}/runs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class JourneyRunsResource {

  /** How long an answer may be held back: as long as proxies usually wait at most. */
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(10);

  private static final int USUAL_RUNS = 50;
  private static final int MOST_RUNS = 1_000;

  private static final List<String> OUTCOMES =
      List.of("passed", "degraded", "failed", "excluded", "inconclusive");

  private static final Duration SOON = Duration.ofSeconds(2);

  private final OnDuty duty;
  private final Audit audit;

  @Inject
  JourneyRunsResource(OnDuty duty, Audit audit) {
    this.duty = duty;
    this.audit = audit;
  }

  /** Those that have ended, the newest first. */
  @GET
  public RunPage runs(@PathParam("name") String name, @Context UriInfo uri) {
    var parameters =
        Parameters.of(
            uri, Windows.FROM, Windows.TO, Windows.WINDOW, "region", "outcome", "limit", "before");
    var prober = duty.prober();
    var limit = parameters.number("limit", 1, MOST_RUNS).orElse(USUAL_RUNS);
    var window = Windows.of(parameters, prober.clock().instant());
    var runs =
        prober
            .log()
            .runs(
                new RunLog.Query(
                    window,
                    name,
                    parameters.text("region").orElse(null),
                    parameters.words("outcome", OUTCOMES),
                    parameters.text("before").orElse(null),
                    limit));
    if (runs.isEmpty()) {
      // A journey that is gone still has its runs.
      checkKnown(prober, name);
    }
    return new RunPage(
        runs.stream().map(RunSummary::of).toList(),
        runs.size() < limit ? null : next(uri, window, runs.getLast().id()));
  }

  private static void checkKnown(Probing prober, String name) {
    if (!prober.journeys().containsKey(name)) {
      var known = prober.reporter().names().journeys();
      if (!known.contains(name)) {
        throw ProblemException.unknown("journey", name, known);
      }
    }
  }

  private static String next(UriInfo uri, Window window, String last) {
    // With the window as it is now: it must not move on from page to page.
    return uri.getRequestUriBuilder()
        .scheme(null)
        .host(null)
        .port(-1)
        .replaceQueryParam(Windows.WINDOW)
        .replaceQueryParam(Windows.FROM, window.from())
        .replaceQueryParam(Windows.TO, window.to())
        .replaceQueryParam("before", last)
        .build()
        .toString();
  }

  /** Starts a run; it goes on whatever becomes of whoever asked for it. */
  @POST
  @Consumes(MediaType.WILDCARD)
  @RequestBody(
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RunRequest.class)))
  public Response ask(
      @PathParam("name") String name,
      @Context UriInfo uri,
      @Context HttpHeaders headers,
      @Nullable String body) {
    CrossSite.refuse(headers);
    var parameters = Parameters.of(uri, "wait");
    var wait = parameters.duration("wait", Duration.ZERO, LONGEST_WAIT).orElse(Duration.ZERO);
    var journey = duty.journey(name);
    var request = RunRequest.read(headers.getMediaType(), body, journey);
    if (!request.vars().isEmpty()) {
      audit.note("vars", String.join(",", request.vars().keySet()));
    }
    var prober = duty.prober();
    checkPlayable(prober, journey);
    return switch (prober.ask(journey, request.vars())) {
      case Started started -> answer(prober, started, wait);
      case Full(int bound) ->
          throw ProblemException.tooMany(
              bound
                  + " runs on demand go on already, as many as this prober plays at a time; ask"
                  + " again in a moment",
              SOON);
    };
  }

  private static void checkPlayable(Probing prober, Journey journey) {
    if (!journey.runsIn(prober.region())) {
      throw ProblemException.conflict(
          "journey \"%s\" runs in %s; this prober is in %s"
              .formatted(
                  journey.name(),
                  String.join(", ", journey.regions().stream().sorted().toList()),
                  prober.region()));
    }
    if (!prober.own(journey)) {
      throw ProblemException.conflict(
          "journey \"%s\" is not played here: %s"
              .formatted(journey.name(), prober.elsewhere(journey)));
    }
    if (!journey.overlap()) {
      prober
          .runs()
          .running(journey.name())
          .ifPresent(id -> {
            throw ProblemException.conflict(
                    "run %s of journey \"%s\" goes on, and its runs do not overlap; ask again when it has ended, or allow it with \"overlap: true\""
                        .formatted(id, journey.name()))
                .retryAfter(SOON)
                .location(location(id));
          });
    }
  }

  private static Response answer(Probing prober, Started started, Duration wait) {
    var run = ended(started, wait);
    if (run.isPresent()) {
      return Response.ok(prober.runs().find(started.id()).orElse(RunAnswer.of(run.get())))
          .location(location(started.id()))
          .build();
    }
    return Response.accepted(prober.runs().find(started.id()).orElseThrow())
        .location(location(started.id()))
        .build();
  }

  /** The run, if it has ended within {@code wait} and is on disk. */
  private static Optional<Run> ended(Started started, Duration wait) {
    if (wait.isZero()) {
      return Optional.empty();
    }
    try {
      return Optional.of(started.recorded().get(wait.toNanos(), TimeUnit.NANOSECONDS));
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      throw ProblemException.unavailable(
          "run %s was played, but it could not be kept: %s; it can be seen at %s as long as this prober remembers it"
              .formatted(
                  started.id(),
                  e.getCause() == null ? e.getMessage() : e.getCause().getMessage(),
                  location(started.id())),
          Duration.ofSeconds(30));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static URI location(String id) {
    return URI.create("/api/v1/runs/" + id);
  }
}
