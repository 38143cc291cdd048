package dev.nines.practice;

import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Supplier;

/**
 * The health checks of the partitions: a stuck one says so, as somebody who knows its queue would.
 */
final class PartitionHealth {
  static final String PATH = "/partitions/";

  private final Supplier<Faults> faults;

  PartitionHealth(Supplier<Faults> faults) {
    this.faults = faults;
  }

  void mount(Router router) {
    router.get(PATH + ":partition/health").handler(this::show);
  }

  private void show(RoutingContext context) {
    String partition = context.pathParam("partition");
    if (!Partitions.NAMES.contains(partition)) {
      throw new Refusal(404, "there are " + String.join(", ", Partitions.NAMES));
    }
    boolean stuck = faults.get().stuckPartitions().contains(partition);
    Answers.json(
        context.response(),
        stuck ? 503 : 200,
        new JsonObject().put("status", stuck ? "DOWN" : "UP").put("partition", partition));
  }
}
