package dev.nines.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of a file that is read again. One that cannot be read, or is broken, leaves those in
 * force that were: whoever operates a prober must not be locked out by a slip.
 */
public final class KeptTokens {

  private static final System.Logger LOG = System.getLogger("nines.access");

  private final Source source;
  private volatile Tokens tokens;
  private @Nullable String read;
  private @Nullable String told;

  /** Where they are. */
  @FunctionalInterface
  public interface Source {
    /**
     * What is written there, or null where there is nothing.
     *
     * @throws RuntimeException if it cannot be read; its message says why
     */
    @Nullable String text();
  }

  private KeptTokens(Source source, String read, Tokens tokens) {
    this.source = source;
    this.read = read;
    this.tokens = tokens;
  }

  /**
   * Those of a place, or none where nothing is there.
   *
   * @throws RuntimeException if it cannot be read
   * @throws BrokenTokensException if it is broken
   */
  public static Optional<KeptTokens> of(Source source) throws BrokenTokensException {
    var text = source.text();
    return text == null
        ? Optional.empty()
        : Optional.of(new KeptTokens(source, text, Tokens.parse(text)));
  }

  /** Those in force. */
  public Tokens tokens() {
    return tokens;
  }

  /** Looks whether there are others. */
  public void look() {
    try {
      var text = source.text();
      if (text == null) {
        complain("they are gone");
      } else if (!text.equals(read)) {
        tokens = Tokens.parse(text);
        read = text;
        told = null;
        LOG.log(System.Logger.Level.INFO, "the tokens have changed, and are in force");
      } else {
        told = null;
      }
    } catch (BrokenTokensException | RuntimeException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  /** Once for each trouble, as it is looked at every few seconds. */
  private void complain(String why) {
    if (!why.equals(told)) {
      told = why;
      LOG.log(
          System.Logger.Level.ERROR,
          "the tokens cannot be read again, so those of before stay in force: {0}",
          why);
    }
  }
}
