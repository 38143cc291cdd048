package dev.nines.metrics;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The backends that one journey has met, at most {@link #MOST}: a name comes from an answer, and an
 * answer must not be able to make series without end.
 */
final class Backends {

  static final int MOST = 50;

  /** Stands for every backend beyond the bound. */
  static final String OTHER = "other";

  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** {@code name} as a label's value; "" stands for none and is always free. */
  String label(String name) {
    if (name.isEmpty()) {
      return name;
    }
    var label = Label.of(name);
    return known.contains(label) || added(label) ? label : OTHER;
  }

  private synchronized boolean added(String label) {
    return known.contains(label) || (known.size() < MOST && known.add(label));
  }
}
