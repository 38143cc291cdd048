package dev.nines.notify;

import dev.nines.alert.AlertRule.Concern;
import dev.nines.alert.Severity;
import dev.nines.incident.Incident;
import dev.nines.incident.Stage;
import dev.nines.incident.Subject.OfCommit;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Tells those who own the journeys of a commit that is not played, and of the end of that. It is
 * nobody's trouble but theirs: what was in force goes on.
 */
public final class CommitNotice {

  private static final String RULE = "commit-refused";

  private CommitNotice() {}

  /**
   * A notice of a commit. All notices of a repository in a region have the same id, so that a pager
   * has one alert of them, however many commits are refused in a row.
   *
   * @param since when it was refused
   * @param over when that was over; null where it stands
   */
  public static Notice of(
      OfCommit commit, String environment, Instant since, @Nullable Instant over, Instant now) {
    var id =
        UUID.nameUUIDFromBytes(
                (commit.region() + " " + commit.repository()).getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "");
    var incident =
        new Incident(
            id,
            1,
            commit,
            RULE,
            Severity.WARNING,
            Concern.PROBER,
            commit.problems().isEmpty() ? "" : commit.problems().getFirst(),
            null,
            since,
            since,
            over,
            0,
            over == null ? new Stage.Open(null) : new Stage.Resolved(over, Stage.Ending.RECOVERED),
            null);
    return new Notice(
        id,
        now.getEpochSecond(),
        over == null ? Notice.Kind.OPENED : Notice.Kind.RESOLVED,
        "journeys of " + commit.repository(),
        Severity.WARNING,
        environment,
        commit.region(),
        List.of(incident),
        now,
        null,
        Map.of(),
        null);
  }
}
