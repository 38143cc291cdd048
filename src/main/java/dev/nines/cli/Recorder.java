package dev.nines.cli;

import dev.nines.outcome.Cause;
import dev.nines.runner.ProberFaultException;
import java.net.URI;

/** Has somebody act in a visible browser. */
@FunctionalInterface
public interface Recorder {

  /** Where no browser can be opened. */
  Recorder NONE =
      (_, _) -> {
        throw new ProberFaultException(Cause.BROWSER, "there is no recorder here");
      };

  /**
   * Opens a browser at an address, and waits until it is closed or the process is told to end.
   *
   * @return what was done, as {@code playwright codegen --target=jsonl} writes it
   * @throws ProberFaultException if no browser can be opened; its message says what to do
   */
  String record(URI url, Interruption interruption) throws InterruptedException;
}
