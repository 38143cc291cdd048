package dev.nines.runner.browser;

import dev.nines.evidence.EvidenceFolder;
import dev.nines.evidence.Leaving;
import dev.nines.journey.LeavesEvidence;
import dev.nines.outcome.EvidenceFile;
import dev.nines.outcome.Outcome;
import dev.nines.runner.ActorSession;
import dev.nines.runner.EndOfRun;
import dev.nines.runner.Review;
import java.util.Collection;
import java.util.List;

/**
 * Keeps what a run's pages leave to look at: of failed and degraded runs all of it, of others the
 * pictures that their steps asked for. Safe from any thread.
 *
 * @param leaving what the operator says of which runs leave any
 */
record EvidenceOfRun(EvidenceFolder folder, Leaving leaving) {

  Review.Evidence of(Collection<ActorSession> sessions, EndOfRun end) {
    var asked = end.journey().evidence();
    boolean whole = wanted(end.outcome(), asked);
    if (!any(asked, whole)) {
      return Review.Evidence.NONE;
    }
    var testimonies =
        sessions.stream()
            .flatMap(session -> testimony(session, end).stream())
            .filter(testimony -> whole || testimony.hasPictures())
            .toList();
    return testimonies.isEmpty()
        ? Review.Evidence.NONE
        : new Testimonies(folder, end.run(), testimonies, whole);
  }

  private static List<Testimony> testimony(ActorSession session, EndOfRun end) {
    var page = session.existing(ActorPage.class);
    var recording = page == null ? null : page.recording();
    return page == null || recording == null
        ? List.of()
        : List.of(new Testimony(session.actor().name(), page.slot(), recording, end));
  }

  /** Whether anything may be kept, also a picture that a step of a good run took. */
  private boolean any(LeavesEvidence asked, boolean whole) {
    return switch (leaving) {
      case NONE -> false;
      case BAD -> whole;
      case AS_ASKED, ALL -> asked != LeavesEvidence.NEVER;
    };
  }

  /** Whether all that there is is kept. */
  private boolean wanted(Outcome outcome, LeavesEvidence asked) {
    return switch (outcome) {
      case Outcome.Failed _, Outcome.Degraded _ -> asked != LeavesEvidence.NEVER;
      case Outcome.Passed _ ->
          switch (leaving) {
            case NONE, BAD -> false;
            case AS_ASKED -> asked == LeavesEvidence.ALWAYS;
            case ALL -> asked != LeavesEvidence.NEVER;
          };
      // There is nothing of the target to see.
      case Outcome.Excluded _, Outcome.Inconclusive _ -> false;
    };
  }

  /** What all actors of a run saw. */
  private record Testimonies(EvidenceFolder folder, String run, List<Testimony> all, boolean whole)
      implements Review.Evidence {

    @Override
    public void look() throws InterruptedException {
      if (whole) {
        for (var testimony : all) {
          testimony.look();
        }
      }
    }

    @Override
    public List<EvidenceFile> keep() throws InterruptedException {
      look();
      return folder.keep(
          run,
          draft -> {
            for (var testimony : all) {
              testimony.write(draft);
            }
          });
    }
  }
}
