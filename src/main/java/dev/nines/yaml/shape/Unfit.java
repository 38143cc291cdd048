package dev.nines.yaml.shape;

import org.jspecify.annotations.Nullable;

/** A text that is not what was expected. */
public final class Unfit extends Exception {

  private static final long serialVersionUID = 1L;

  private final @Nullable String fix;

  /**
   * @param message what was found and what was expected
   * @param fix the likely fix, or null
   */
  public Unfit(String message, @Nullable String fix) {
    super(message);
    this.fix = fix;
  }

  public @Nullable String fix() {
    return fix;
  }
}
