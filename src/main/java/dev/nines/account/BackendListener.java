package dev.nines.account;

import dev.nines.journey.Service;
import dev.nines.outcome.ServerVerdict;
import dev.nines.slo.BackendTime;

/** Told of what is seen of backends, in order; must be quick and never block. */
public interface BackendListener {

  /** The backends of a service are watched from now on, or are others than before. */
  void watched(Service service);

  /** The backends of a service are watched no more. */
  void ended(String service);

  /** A health check has its verdict. */
  void checked(String service, String backend, ServerVerdict verdict);

  /** A backend is something else than before. */
  void turned(String service, String backend, ServerVerdict verdict);

  /** Time has passed in which the state of every backend of a service was known. */
  void counted(String service, BackendTime time);
}
