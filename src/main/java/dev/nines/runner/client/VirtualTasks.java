package dev.nines.runner.client;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.internal.Internal;
import okhttp3.internal.concurrent.TaskRunner;
import okhttp3.internal.connection.ConnectionListener;

/**
 * Has OkHttp do its background work on virtual threads. It has a thread for each HTTP/2 connection,
 * for each connect that races another, and for each WebSocket that writes: thousands of sessions
 * would make thousands of platform threads. OkHttp offers no public way; all that is used of its
 * inside is used here.
 */
final class VirtualTasks {

  private final TaskRunner runner =
      new TaskRunner(new Backend(), Logger.getLogger(TaskRunner.class.getName()));

  OkHttpClient.Builder on(OkHttpClient.Builder builder) {
    return Internal.taskRunnerInternal(builder, runner);
  }

  ConnectionPool pool(int mostIdle, int keptMinutes) {
    return new ConnectionPool(
        mostIdle, keptMinutes, TimeUnit.MINUTES, runner, ConnectionListener.Companion.getNONE());
  }

  /** OkHttp's own but for the threads: each task has a new one, none is kept. */
  private static final class Backend implements TaskRunner.Backend {

    private final TaskRunner.Backend real =
        new TaskRunner.RealBackend(Thread.ofVirtual().factory());

    @Override
    public long nanoTime() {
      return real.nanoTime();
    }

    @Override
    public void coordinatorNotify(TaskRunner taskRunner) {
      real.coordinatorNotify(taskRunner);
    }

    @Override
    public void coordinatorWait(TaskRunner taskRunner, long nanos) {
      real.coordinatorWait(taskRunner, nanos);
    }

    @Override
    public <T> BlockingQueue<T> decorate(BlockingQueue<T> queue) {
      return queue;
    }

    @Override
    public void execute(TaskRunner taskRunner, Runnable runnable) {
      Thread.ofVirtual().name("okhttp").start(runnable);
    }
  }
}
