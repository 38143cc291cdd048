package dev.nines.fuzz;

/** What is done with a case. */
@FunctionalInterface
public interface Trial {

  /**
   * Makes the input from {@code made}, plays it and checks what comes of it.
   *
   * @throws Exception if that is none of what may come of it
   */
  void play(Case made) throws Exception;
}
