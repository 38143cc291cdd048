package dev.nines.app;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.jspecify.annotations.Nullable;

/**
 * Ready when there is a journey to play. A file that does not load is named and leaves the prober
 * ready: taking it out of service for an author's slip would silence all other journeys.
 */
@Readiness
@ApplicationScoped
public class ProberHealth implements HealthCheck {

  private volatile @Nullable Prober prober;
  private volatile @Nullable GitFeed git;

  /**
   * @param git where its journeys come from there, else null
   */
  void watch(Prober prober, @Nullable GitFeed git) {
    this.git = git;
    this.prober = prober;
  }

  @Override
  public HealthCheckResponse call() {
    var response = HealthCheckResponse.named("journeys");
    var watched = prober;
    var edition = watched == null ? null : watched.editions().current();
    var feed = git;
    if (feed != null) {
      add(response, feed.state(), edition != null);
    }
    if (edition == null) {
      return response.down().withData("why", "the journeys are not loaded yet").build();
    }
    response
        .status(!edition.journeys().isEmpty())
        .withData("loaded", edition.journeys().size())
        .withData("revision", edition.revision());
    for (var file : edition.broken()) {
      response.withData(
          file.path(),
          (file.kept()
                  ? "does not load, its last good version stays in force: "
                  : "does not load: ")
              + file.problems().getFirst());
    }
    edition.general().forEach(problem -> response.withData("folder", problem.toString()));
    return response.build();
  }

  private static void add(HealthCheckResponseBuilder response, GitState git, boolean played) {
    if (git.commit() != null) {
      response.withData("commit", git.commit());
    }
    response.withData("fetched", git.answered() == null ? "never" : git.answered().toString());
    if (git.trouble() != null) {
      response.withData(git.host(), git.trouble());
    }
    if (git.unjudged() != null) {
      response.withData("signers", git.unjudged());
    }
    var refused = git.refused();
    if (refused != null) {
      response.withData(
          "commit " + GitFeed.digits(refused.commit()),
          "by "
              + refused.author()
              + ", is refused, "
              + (played ? "the one before stays in force: " : "nothing is played: ")
              + refused.problems().getFirst());
    }
  }
}
