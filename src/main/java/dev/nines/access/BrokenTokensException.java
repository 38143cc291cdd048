package dev.nines.access;

import java.util.List;

/** What is wrong with a file of tokens, with the lines; in the words of {@link #getMessage}. */
public final class BrokenTokensException extends Exception {

  private static final long serialVersionUID = 1L;

  BrokenTokensException(List<String> problems) {
    super(String.join("; ", problems));
  }
}
