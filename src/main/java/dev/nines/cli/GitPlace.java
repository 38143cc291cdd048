package dev.nines.cli;

import dev.nines.source.git.Access;
import dev.nines.source.git.Remote;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A Git repository that journeys come from.
 *
 * @param access what lets in there
 * @param cache the folder on this machine that keeps what was fetched
 * @param every how often it is asked, about; at least a second
 * @param partial whether a revision that does not load whole is taken file by file, as those of a
 *     folder are
 * @param signers a file of those whose commits alone are taken; null for everybody's
 * @param pushSecret what those who say that something was pushed prove themselves by, read anew at
 *     each time; null where nobody may
 * @param owners the names of the receivers who are told of a commit that is not played
 */
public record GitPlace(
    Remote remote,
    Access access,
    Path cache,
    Duration every,
    boolean partial,
    @Nullable Path signers,
    Supplier<@Nullable String> pushSecret,
    List<String> owners) {

  public GitPlace {
    owners = List.copyOf(owners);
  }

  /** One of which nobody is told what is not played. */
  public GitPlace(
      Remote remote,
      Access access,
      Path cache,
      Duration every,
      boolean partial,
      @Nullable Path signers,
      Supplier<@Nullable String> pushSecret) {
    this(remote, access, cache, every, partial, signers, pushSecret, List.of());
  }

  /** The same, with receivers of these names who are told. */
  public GitPlace ownedBy(List<String> names) {
    return new GitPlace(remote, access, cache, every, partial, signers, pushSecret, names);
  }
}
