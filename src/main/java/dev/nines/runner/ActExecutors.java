package dev.nines.runner;

import dev.nines.journey.Act;
import dev.nines.journey.BrowserAct;
import dev.nines.outcome.Cause;

/** One executor for each kind of act. */
public record ActExecutors(
    ActExecutor<Act.Request> http,
    ActExecutor<Act.StreamAct> streams,
    ActExecutor<BrowserAct> browser) {

  /** Those of a prober without a browser. */
  public ActExecutors(ActExecutor<Act.Request> http, ActExecutor<Act.StreamAct> streams) {
    this(
        http,
        streams,
        (_, _) -> {
          throw new ProberFaultException(Cause.BROWSER, "no browser");
        });
  }
}
