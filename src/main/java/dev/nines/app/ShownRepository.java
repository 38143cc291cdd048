package dev.nines.app;

import dev.nines.api.Repository;
import dev.nines.api.answer.GitAnswer;
import dev.nines.api.answer.GitAnswer.RefusedCommit;
import dev.nines.cli.GitPlace;
import dev.nines.runner.ProberFaultException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** The repository that journeys come from, as the API sees it. */
record ShownRepository(GitPlace place, GitFeed feed) implements Repository {

  @Override
  public GitAnswer state() {
    var state = feed.state();
    var refused = state.refused();
    return new GitAnswer(
        place.remote().url(),
        place.remote().ref(),
        place.remote().folder(),
        state.commit(),
        state.answered(),
        state.hindrance(),
        refused == null
            ? null
            : new RefusedCommit(refused.commit(), refused.author(), refused.problems()));
  }

  @Override
  public @Nullable String pushSecret() {
    try {
      return place.pushSecret().get();
    } catch (ProberFaultException e) {
      throw new UncheckedIOException(new IOException(e.getMessage(), e));
    }
  }

  @Override
  public void hurry() {
    feed.hurry();
  }
}
