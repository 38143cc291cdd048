package dev.nines.runner.client;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.net.BindException;

/**
 * Failures of exchanges that say nothing of the target: this machine is out of something, or may
 * not go there.
 */
final class OwnFaults {

  private OwnFaults() {}

  /**
   * Returns when {@code failure} is the target's.
   *
   * @throws ProberFaultException if it is not
   */
  static void check(IOException failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof RefusedTargetException) {
        throw new ProberFaultException(Cause.CONFIGURATION, String.valueOf(at.getMessage()));
      }
      if (at instanceof BindException) {
        throw fault("no local address or port was free to connect from");
      }
      if (Words.says(at, "Too many open files")) {
        throw fault("too many files and sockets are open in the prober (`ulimit -n`)");
      }
      if (Words.says(at, "No buffer space") || Words.says(at, "Cannot allocate memory")) {
        throw fault("the system has no memory left for sockets");
      }
    }
  }

  private static ProberFaultException fault(String message) {
    return new ProberFaultException(Cause.OVERLOAD, message);
  }
}
