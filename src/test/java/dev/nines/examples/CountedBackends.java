package dev.nines.examples;

import dev.nines.account.BackendListener;
import dev.nines.journey.Service;
import dev.nines.metrics.BackendMetrics;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;

/** Counts backends as the daemon does. */
record CountedBackends(BackendMetrics metrics) implements BackendListener {

  @Override
  public void watched(Service service) {
    metrics.load(service);
  }

  @Override
  public void ended(String service) {
    metrics.unload(service);
  }

  @Override
  public void checked(String service, String backend, ServerVerdict verdict) {
    metrics.checked(service, backend, verdict);
  }

  @Override
  public void turned(String service, String backend, ServerVerdict verdict) {
    metrics.turned(service, backend, verdict);
  }

  @Override
  public void counted(String service, BackendTime time) {
    metrics.counted(service, time);
  }
}
