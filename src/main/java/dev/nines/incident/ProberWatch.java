package dev.nines.incident;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Cases.Office;
import dev.nines.incident.Subject.OfProber;
import dev.nines.journey.Durations;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether the prober has anything to do. Not safe between threads. */
final class ProberWatch implements Watch {

  /** The rule that a prober without a journey breaks. */
  static final String NOTHING_LOADED = "nothing-loaded";

  /** Files may be on their way for so long: a volume that is mounted, a repository fetched. */
  static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Cases cases;
  private final NothingLoaded judge;

  /**
   * @param since when the prober began, without a journey
   */
  ProberWatch(String region, Instant since, Office office) {
    this.judge = new NothingLoaded(region, since);
    this.cases =
        new Cases(
            new OfProber(region),
            Stream.of(new Case(NOTHING_LOADED, Severity.ERROR, Concern.PROBER, List.of(judge))),
            0,
            office);
  }

  @Override
  public Cases cases() {
    return cases;
  }

  /**
   * Other files are in force.
   *
   * @param why there is no journey to play here, in words; null where there is one
   */
  void loaded(@Nullable String why, Instant now) {
    judge.loaded(why, now);
  }

  void judge(Instant now) {
    cases.judge(Sight.NONE, now);
  }

  private static final class NothingLoaded implements Judge {
    private final String region;
    private final Instant since;
    private @Nullable Instant nothing;
    private String why = "its files were never read";

    NothingLoaded(String region, Instant since) {
      this.region = region;
      this.since = since;
      this.nothing = since;
    }

    void loaded(@Nullable String reason, Instant now) {
      if (reason == null) {
        nothing = null;
      } else {
        why = reason;
        nothing = nothing == null ? now : nothing;
      }
    }

    /** What stood at the last end may not be over because the prober has only just begun. */
    @Override
    public boolean informed(Instant now) {
      return nothing == null || !now.isBefore(since.plus(PATIENCE));
    }

    @Override
    public Condition at(Instant now) {
      if (nothing == null) {
        return Condition.Clear.CLEAR;
      }
      // A wall clock that was set back makes the wait no longer than it is.
      nothing = now.isBefore(nothing) ? now : nothing;
      return Duration.between(nothing, now).compareTo(PATIENCE) < 0
          ? Condition.Building.BUILDING
          : new Condition.Broken(
              "for %s no journey that runs in region %s was loaded: %s"
                  .formatted(Durations.text(PATIENCE), region, why));
    }
  }
}
