package dev.nines.source.git;

import org.jspecify.annotations.Nullable;

/** What lets in at a remote. Asked before each exchange, so that a rotated secret is found. */
public interface Access {

  /** Where nothing is needed. */
  Access OPEN = () -> null;

  /** The token for HTTP, or null where none is needed. */
  @Nullable Token token();

  /** A secret that lets in; prints as stars. */
  record Token(String user, String secret) {
    @Override
    public String toString() {
      return "***";
    }
  }
}
