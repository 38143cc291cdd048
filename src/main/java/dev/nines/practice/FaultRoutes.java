package dev.nines.practice;

import io.vertx.core.Future;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.UnaryOperator;

/** The switches of the faults over HTTP. Whatever fault is on, these answer. */
final class FaultRoutes {
  static final String PATH = "/faults";

  private final FaultBoard board;

  FaultRoutes(FaultBoard board) {
    this.board = board;
  }

  void mount(Router router) {
    router.route(PATH).handler(BodyHandler.create(false).setBodyLimit(64 * 1024));
    router.get(PATH).handler(context -> show(context, board.get()));
    router.put(PATH).handler(this::replace);
    router.patch(PATH).handler(this::merge);
    router.delete(PATH).handler(context -> change(context, _ -> Faults.none()));
  }

  private void replace(RoutingContext context) {
    JsonBody body = JsonBody.of(context);
    change(context, _ -> FaultsJson.read(body.json()));
  }

  private void merge(RoutingContext context) {
    JsonBody body = JsonBody.of(context);
    change(context, now -> FaultsJson.merge(now, body.json()));
  }

  private void change(RoutingContext context, UnaryOperator<Faults> change) {
    Future<Faults> changed = board.change(change);
    changed.onSuccess(faults -> show(context, faults));
    changed.onFailure(problem ->
        Answers.refuse(
            context.response(),
            problem instanceof InvalidFaults ? 400 : 500,
            String.valueOf(problem.getMessage())));
  }

  private static void show(RoutingContext context, Faults faults) {
    Answers.json(context.response(), 200, FaultsJson.write(faults));
  }
}
