package dev.nines.app;

import dev.nines.app.GitState.Refused;
import dev.nines.journey.Durations;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Says in the log how it stands with journeys from Git, once for each change. */
record GitTelling(String host, InstantSource clock) {

  private static final Logger LOG = Logger.getLogger("nines.git");

  void answers(GitState before) {
    if (before.trouble() != null) {
      LOG.infof("%s answers again", host);
    }
  }

  void away(GitState before, String why) {
    if (!Objects.equals(before.trouble(), why)) {
      LOG.warnf("journeys cannot be fetched: %s; %s", why, stays(before));
    }
  }

  /** A commit is there, and nobody knows whether it is by who may. */
  void unjudged(GitState before, String commit, String why) {
    if (!Objects.equals(before.unjudged(), why)) {
      LOG.warnf(
          "commit %s is not taken up: %s; %s",
          GitFeed.digits(commit), why, inForce(before.commit()));
    }
  }

  private static String inForce(@Nullable String commit) {
    return commit == null
        ? "nothing is played yet"
        : "commit " + GitFeed.digits(commit) + " stays in force";
  }

  private String stays(GitState before) {
    if (before.commit() == null) {
      return "nothing is played until they can";
    }
    var stays = "commit " + GitFeed.digits(before.commit()) + " stays in force";
    var answered = before.answered();
    if (answered == null) {
      return stays;
    }
    long seconds = Math.max(0, Duration.between(answered, clock.instant()).toSeconds());
    return stays
        + "; what is known of it is "
        + Durations.text(Duration.ofSeconds(seconds))
        + " old";
  }

  void refused(Refused refused, @Nullable String inForce) {
    LOG.errorf(
        "commit %s by %s is refused; %s",
        GitFeed.digits(refused.commit()), refused.author(), inForce(inForce));
    refused.problems().forEach(LOG::error);
  }
}
