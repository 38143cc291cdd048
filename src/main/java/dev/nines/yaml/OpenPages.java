package dev.nines.yaml;

import java.util.HashSet;
import java.util.Set;

/** The actors of one journey who have a page open, in the order of its steps. */
final class OpenPages {

  private final Set<String> actors = new HashSet<>();

  void open(String actor) {
    actors.add(actor);
  }

  boolean isOpen(String actor) {
    return actors.contains(actor);
  }
}
