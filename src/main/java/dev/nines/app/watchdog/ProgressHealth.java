package dev.nines.app.watchdog;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.jspecify.annotations.Nullable;

/**
 * Alive while everything moves that goes on by itself: a process that answers and measures nothing
 * is to be started anew.
 */
@Liveness
@ApplicationScoped
public class ProgressHealth implements HealthCheck {

  private volatile @Nullable Watchdog watchdog;

  /** Asks {@code watchdog} from now on. */
  public void watch(Watchdog watchdog) {
    this.watchdog = watchdog;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("progress").up();
    var asked = watchdog;
    if (asked == null) {
      return response.build();
    }
    for (var each : asked.movements()) {
      if (each.stuck()) {
        response
            .down()
            .withData(
                each.name(),
                "has not moved for %d s, more than %d s"
                    .formatted(each.still().toSeconds(), each.most().toSeconds()));
      }
    }
    return response.build();
  }
}
