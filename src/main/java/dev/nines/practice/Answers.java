package dev.nines.practice;

import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;

/** Answers in JSON, refusals included: {@code {"error": "…"}}. */
final class Answers {
  private Answers() {}

  static void json(HttpServerResponse response, int status, JsonObject body) {
    // Whoever gave up while the answer was delayed gets none.
    if (!response.ended() && !response.closed()) {
      response
          .setStatusCode(status)
          .putHeader("Content-Type", "application/json")
          .end(body.toBuffer());
    }
  }

  static void refuse(HttpServerResponse response, int status, String reason) {
    json(response, status, new JsonObject().put("error", reason));
  }

  /** Makes a router answer every failure in JSON. */
  static Router plain(Router router) {
    router
        .route()
        .failureHandler(context -> {
          if (context.failure() instanceof Refusal refusal) {
            refuse(context.response(), refusal.status(), refusal.reason());
          } else {
            context.next();
          }
        });
    failure(router, 404, "there is nothing here; GET / lists what there is");
    failure(router, 405, "not with this method; GET / lists what there is");
    failure(router, 413, "the body is too large");
    failure(router, 500, "the practice chat has a bug of its own");
    return router;
  }

  private static void failure(Router router, int status, String reason) {
    router.errorHandler(status, context -> refuse(context, status, reason));
  }

  private static void refuse(RoutingContext context, int status, String reason) {
    refuse(
        context.response(),
        status,
        context.request().method() + " " + context.request().path() + ": " + reason);
  }
}
