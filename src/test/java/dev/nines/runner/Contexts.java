package dev.nines.runner;

import dev.nines.journey.Actor;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import dev.nines.time.Clocks;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Contexts to play single acts with, without the engine. */
public final class Contexts {

  private Contexts() {}

  /** An actor's session; {@link #close} ends it as the engine does when its run is settled. */
  public static ActorSession session(Actor actor) {
    return new ActorSession("test", actor, 0);
  }

  public static void close(ActorSession session) {
    session.close();
  }

  public static AttemptContext attempt(ActorSession session, Set<String> reads, Clocks clocks) {
    return attempt(session, reads, Duration.ofSeconds(30), clocks);
  }

  /** An attempt that the client waits for so long. */
  public static AttemptContext attempt(
      ActorSession session, Set<String> reads, Duration patience, Clocks clocks) {
    return new AttemptContext(
        session,
        "step",
        session.actor().urls().stream().map(Template::toString).findFirst().orElse(""),
        Scope.EMPTY,
        reads,
        new Trace("0af7651916cd43dd8448eb211c80319c", "b7ad6b7169203331"),
        patience,
        Duration.ofSeconds(30),
        WireTap.OFF,
        new Redactor(List.of()),
        clocks.ticker(),
        clocks.timer());
  }

  public static Map<?, ?> phases(AttemptContext context) {
    return context.progress().phases();
  }
}
