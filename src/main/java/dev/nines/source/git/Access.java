package dev.nines.source.git;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** What lets in at a remote. Asked before each exchange, so that a rotated secret is found. */
public interface Access {

  /** Where nothing is needed. */
  Access OPEN = () -> null;

  /**
   * The token for HTTP, or null where none is needed. May block.
   *
   * @throws RemoteAwayException if whoever gives it out gives none
   */
  @Nullable Token token() throws RemoteAwayException;

  /** What the token is, for messages. */
  default String words() {
    return "the token of NINES_GIT_TOKEN";
  }

  /** The token that was given last did not let in, it seems. */
  default void failed() {}

  /** The key for SSH, or null where there is none. */
  default @Nullable SshKey key() {
    return null;
  }

  /**
   * A key for SSH.
   *
   * @param file the private key, without a passphrase
   * @param knownHosts the hosts that are trusted, as OpenSSH writes them
   */
  record SshKey(Path file, Path knownHosts) {}

  /** A secret that lets in; prints as stars. */
  record Token(String user, String secret) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
