package dev.nines.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.nines.access.Access;
import dev.nines.access.Grant;
import dev.nines.access.Role;
import dev.nines.api.answer.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Through which every request goes, whatever answers it. Lets nobody in until it is told whom, but
 * to the health.
 */
@ApplicationScoped
public class Gate {

  /** Before every other route. */
  private static final int FIRST = -1_000_000;

  /** How soon a reader of events is sent away whose token is none any more. */
  private static final long AGAIN_MILLIS = 5_000;

  private static final Duration SOON = Duration.ofSeconds(1);
  private static final Pattern BEARER = Pattern.compile("(?i)bearer +(?<token>\\S+) *");

  private volatile @Nullable Access access;

  /** These are let in from now on. */
  public void take(Access access) {
    this.access = access;
  }

  void register(@Observes Router router) {
    router.route().order(FIRST).handler(this::enter).failureHandler(Gate::unread);
  }

  /** What no path can be made of comes to no other handler. */
  private static void unread(RoutingContext context) {
    if (context.statusCode() == 400 && !context.response().ended()) {
      context.addHeadersEndHandler(_ -> BrowserHeaders.add(context.response()));
      refuse(
          context,
          ProblemException.badRequest(
              "Bad path", "the request names no path; expected one that begins with /"));
    } else {
      context.next();
    }
  }

  private void enter(RoutingContext context) {
    var needed = Entrance.needed(method(context), context.normalizedPath());
    context.addHeadersEndHandler(_ -> BrowserHeaders.add(context.response()));
    Audit.watch(context, needed);
    try {
      if (needed != null) {
        check(context, needed);
      }
    } catch (ProblemException e) {
      refuse(context, e);
      return;
    }
    context.next();
  }

  private static String method(RoutingContext context) {
    return context.request().method().name();
  }

  private void check(RoutingContext context, Role needed) {
    switch (access) {
      case null -> throw ProblemException.unavailable("the prober is starting", SOON);
      case Access.Everybody _ -> {}
      case Access.ThisMachine(var link) -> SameHost.check(context.request().authority(), link);
      case Access.ByToken(var kept, var metrics) -> {
        if (!metrics || !context.normalizedPath().equals(Entrance.METRICS)) {
          Audit.by(context, null);
          var token = token(context);
          var grant = kept.tokens().find(token);
          Audit.by(context, grant.map(Grant::name).orElse(null));
          may(grant, needed);
          // With a slash at its end it is the same route.
          if (context.normalizedPath().startsWith(EventsRoute.PATH)) {
            watch(context, token);
          }
        }
      }
    }
  }

  private static String token(RoutingContext context) {
    var given = context.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (given.isEmpty()) {
      throw ProblemException.unauthorized(
          "this needs a token; expected the header Authorization: Bearer TOKEN, with one that `nines token` makes",
          "");
    }
    var bearer = BEARER.matcher(given.getFirst());
    if (given.size() > 1 || !bearer.matches()) {
      throw ProblemException.unauthorized(
          "the header Authorization holds no token; expected it once, as Authorization: Bearer TOKEN",
          "invalid_request");
    }
    return bearer.group("token");
  }

  private static void may(Optional<Grant> grant, Role needed) {
    if (grant.isEmpty()) {
      throw ProblemException.unauthorized(
          "this token is not known here; expected one whose line is in the file of --tokens",
          "invalid_token");
    }
    var role = grant.get().role();
    if (!role.may(needed)) {
      throw ProblemException.forbidden(
          "the token \"%s\" has the role %s, and this needs %s"
              .formatted(grant.get().name(), role.word(), needed.word()));
    }
  }

  /** Events go on for hours, and so may outlive the token that they were asked for with. */
  private void watch(RoutingContext context, String token) {
    long timer =
        context
            .vertx()
            .setPeriodic(
                AGAIN_MILLIS,
                _ -> {
                  if (access instanceof Access.ByToken(var kept, _)
                      && kept.tokens().find(token).isEmpty()) {
                    var _ = context.request().connection().close();
                  }
                });
    context.addEndHandler(_ -> {
      boolean _ = context.vertx().cancelTimer(timer);
    });
  }

  /** Answers with a problem where no resource is asked. */
  static void refuse(RoutingContext context, ProblemException e) {
    var response = context.response().setStatusCode(e.problem().status());
    e.headers().forEach(response::putHeader);
    response.putHeader("Content-Type", Problem.TYPE);
    Audit.why(context, e.problem().detail());
    try {
      var _ = response.end(Json.mapper().writeValueAsString(e.problem()));
    } catch (JsonProcessingException unforeseen) {
      context.fail(unforeseen);
    }
  }
}
