package dev.nines.runner;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Something that happens at most once, and what is to be done then. Safe from any thread. */
final class Signal {

  private final Map<Object, Runnable> actions = new LinkedHashMap<>();
  private boolean given;

  /**
   * Does {@code action} when the signal is given, at once if it was given before; the result takes
   * the action back.
   */
  Runnable then(Runnable action) {
    var key = new Object();
    synchronized (this) {
      if (!given) {
        actions.put(key, action);
        return () -> forget(key);
      }
    }
    action.run();
    return () -> {};
  }

  void give() {
    List<Runnable> due;
    synchronized (this) {
      given = true;
      due = List.copyOf(actions.values());
      actions.clear();
    }
    due.forEach(Runnable::run);
  }

  synchronized boolean given() {
    return given;
  }

  private synchronized void forget(Object key) {
    actions.remove(key);
  }
}
