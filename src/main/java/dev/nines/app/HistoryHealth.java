package dev.nines.app;

import dev.nines.store.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Supplier;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Tells how the history fares, and is ready all the same: without its database the prober plays,
 * measures and alerts, and what is to be kept waits.
 */
@Readiness
@ApplicationScoped
public class HistoryHealth implements HealthCheck {

  private volatile @Nullable Supplier<Progress> progress;

  void watch(Supplier<Progress> progress) {
    this.progress = progress;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("history").up();
    var watched = progress;
    if (watched == null) {
      return response.build();
    }
    var now = watched.get();
    response.withData("written", now.written());
    if (now.failingSince() != null) {
      response
          .withData("failing since", now.failingSince().toString())
          .withData("why", String.valueOf(now.lastFailure()))
          .withData("waiting", now.waiting() + now.spilled());
    }
    if (now.dropped() > 0) {
      response.withData("dropped", now.dropped());
    }
    return response.build();
  }
}
