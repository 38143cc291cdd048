package dev.nines.practice;

import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.function.Supplier;

/** What every request passes before it is served: delays, and the share of errors. */
final class Gate {
  private static final long LARGEST_BODY = 64 * 1024;

  private final Supplier<Faults> faults;
  private final ErrorDice dice;
  private final Later later;

  Gate(Supplier<Faults> faults, ErrorDice dice, Later later) {
    this.faults = faults;
    this.dice = dice;
    this.later = later;
  }

  void mount(Router router) {
    // The body comes first: it would be lost if it arrived while the request waits.
    router.route("/api/*").handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
    router.route("/api/*").handler(this::api);
    router.get("/health").handler(this::health);
    router.get(PartitionHealth.PATH + "*").handler(this::health);
  }

  private void api(RoutingContext context) {
    Faults now = faults.get();
    boolean fails = dice.falls();
    later.run(
        now.latency().plus(now.lateAnswers()),
        () -> {
          if (fails) {
            Answers.refuse(context.response(), 500, "the fault \"errorShare\" hit this request");
          } else {
            context.next();
          }
        });
  }

  private void health(RoutingContext context) {
    later.run(faults.get().lateAnswers(), context::next);
  }
}
