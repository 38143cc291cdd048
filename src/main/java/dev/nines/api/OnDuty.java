package dev.nines.api;

import dev.nines.journey.Journey;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where the resources find the prober, which begins after the web application and ends before it.
 */
@ApplicationScoped
public class OnDuty {

  private static final Duration SOON = Duration.ofSeconds(1);

  private volatile @Nullable Probing probing;

  /** This one is asked from now on; null when it ends. */
  public void take(@Nullable Probing probing) {
    this.probing = probing;
  }

  /**
   * The prober.
   *
   * @throws ProblemException if there is none now
   */
  Probing prober() {
    var now = probing;
    if (now == null) {
      throw ProblemException.unavailable("the prober is starting or ending", SOON);
    }
    return now;
  }

  /**
   * The prober, to have it change what is told of incidents.
   *
   * @throws ProblemException if there is none now, or another replica of it judges
   */
  Probing judging() {
    var prober = prober();
    var leader = prober.leader();
    if (leader != null) {
      throw ProblemException.unavailable(
          "replica %s judges and tells; this is another one: ask again, there".formatted(leader),
          SOON);
    }
    return prober;
  }

  /**
   * The journey of a name.
   *
   * @throws ProblemException if there is none
   */
  Journey journey(String name) {
    var journeys = prober().journeys();
    var journey = journeys.get(name);
    if (journey == null) {
      throw ProblemException.unknown("journey", name, journeys.keySet());
    }
    return journey;
  }
}
