package dev.nines.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether the process was told to end while a command goes on. Given once, from any thread; what is
 * registered is done then, on the thread that gives it.
 */
public final class Interruption {

  private final List<Runnable> tasks = new ArrayList<>();
  private boolean given;

  /** Does {@code task} when the process is told to end; at once if it was already. */
  public void then(Runnable task) {
    synchronized (this) {
      if (!given) {
        tasks.add(task);
        return;
      }
    }
    task.run();
  }

  /** The process is told to end. */
  public void give() {
    List<Runnable> due;
    synchronized (this) {
      given = true;
      due = List.copyOf(tasks);
      tasks.clear();
    }
    due.forEach(Runnable::run);
  }

  public synchronized boolean given() {
    return given;
  }
}
