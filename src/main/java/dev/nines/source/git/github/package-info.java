/**
 * Being let in at GitHub as an app, which has a key of its own and no person's rights: {@link
 * dev.nines.source.git.github.GitHubApp} asks for tokens that last an hour and may read one
 * repository. A neighbour of {@code source.git}, which asks for a token before each exchange. Safe
 * between threads.
 */
@NullMarked
package dev.nines.source.git.github;

import org.jspecify.annotations.NullMarked;
