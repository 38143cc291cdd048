package dev.nines.cli;

import dev.nines.source.git.Access;
import dev.nines.source.git.Remote;
import java.nio.file.Path;
import java.time.Duration;

/**
 * A Git repository that journeys come from.
 *
 * @param access what lets in there
 * @param cache the folder on this machine that keeps what was fetched
 * @param every how often it is asked, about; at least a second
 * @param partial whether a revision that does not load whole is taken file by file, as those of a
 *     folder are
 */
public record GitPlace(Remote remote, Access access, Path cache, Duration every, boolean partial) {}
