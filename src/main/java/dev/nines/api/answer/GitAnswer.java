package dev.nines.api.answer;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The repository that the journeys come from.
 *
 * @param ref the branch, tag or commit that was asked for; null for the repository's own choice
 * @param commit in force; null before the first
 * @param fetched when the repository last told what it has; null where it never did
 * @param trouble why it did not tell when it was last asked, or why nobody knows whether the newest
 *     commit is signed by who may; null where neither is so
 * @param refused the newest commit, where it is not in force; else null
 */
@Schema(name = "Git")
public record GitAnswer(
    String url,
    @Nullable String ref,
    String folder,
    @Nullable String commit,
    @Nullable Instant fetched,
    @Nullable String trouble,
    @Nullable RefusedCommit refused) {

  /** A commit that does not load whole, or that nobody signed who may. */
  @Schema(name = "RefusedCommit")
  public record RefusedCommit(String commit, String author, List<String> problems) {

    private static final int SHOWN = 10;

    public RefusedCommit {
      problems = problems.stream().limit(SHOWN).toList();
    }
  }
}
