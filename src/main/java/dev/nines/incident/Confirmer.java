package dev.nines.incident;

/** Plays a journey at once, beside its schedule, to know sooner whether a failure was chance. */
@FunctionalInterface
public interface Confirmer {

  /** Asks for one extra run; must not wait for it. It may come to nothing. */
  void confirm(String journey);
}
