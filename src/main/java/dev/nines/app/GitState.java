package dev.nines.app;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with journeys from Git.
 *
 * @param host of the repository
 * @param commit in force, 40 hexadecimal digits; null before the first
 * @param answered when the repository last told what it has; null where it never did
 * @param trouble why it did not tell when it was last asked; null where it did
 * @param unjudged why nobody knows whether the newest commit is by who may; null where it is known
 * @param refused the newest commit, where it is not put in force; else null
 * @param changed how often there was another commit, since the prober's start
 * @param same how often there was none, likewise
 * @param failed how often it could not be had, likewise
 */
record GitState(
    String host,
    @Nullable String commit,
    @Nullable Instant answered,
    @Nullable String trouble,
    @Nullable String unjudged,
    @Nullable Refused refused,
    long changed,
    long same,
    long failed) {

  /** How it stands before anybody was asked. */
  static GitState before(String host, @Nullable String commit, @Nullable Instant answered) {
    return new GitState(host, commit, answered, null, null, null, 0, 0, 0);
  }

  /**
   * A commit that does not load whole, or that nobody signed who may.
   *
   * @param unsigned whether it is the latter, which another file of signers may change
   */
  record Refused(String commit, String author, boolean unsigned, List<String> problems) {
    Refused {
      problems = List.copyOf(problems);
    }
  }

  GitState inForce(String now) {
    return new GitState(host, now, answered, trouble, unjudged, refused, changed, same, failed);
  }

  GitState answered(Instant at, boolean other) {
    return new GitState(
        host,
        commit,
        at,
        null,
        unjudged,
        refused,
        changed + (other ? 1 : 0),
        same + (other ? 0 : 1),
        failed);
  }

  GitState failed(String why) {
    return new GitState(host, commit, answered, why, unjudged, refused, changed, same, failed + 1);
  }

  GitState refused(@Nullable Refused now) {
    return new GitState(host, commit, answered, trouble, null, now, changed, same, failed);
  }

  /** Nobody knows now whether the newest commit is by who may. */
  GitState unjudged(String why) {
    return new GitState(host, commit, answered, trouble, why, refused, changed, same, failed);
  }

  /** Why it is not known what is to be played; null where it is. */
  @Nullable String hindrance() {
    return trouble == null ? unjudged : trouble;
  }
}
