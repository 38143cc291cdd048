package dev.nines.access;

import org.jspecify.annotations.Nullable;

/** Whom a prober lets in. */
public sealed interface Access {

  /** Everybody who reaches it, as somebody asked for in so many words. */
  record Everybody() implements Access {}

  /**
   * Whoever is on the same machine, as it listens there alone.
   *
   * @param link the host that people reach it by through a proxy, or null
   */
  record ThisMachine(@Nullable String link) implements Access {}

  /**
   * Who has a token.
   *
   * @param metrics whether everybody may read the metrics
   */
  record ByToken(KeptTokens kept, boolean metrics) implements Access {}
}
