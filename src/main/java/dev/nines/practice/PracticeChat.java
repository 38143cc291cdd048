package dev.nines.practice;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * A running practice chat. It has an event loop of its own and ends with {@link #close()}; every
 * method may be called from any thread, and blocks until what it asks for has happened.
 */
public final class PracticeChat implements AutoCloseable {
  private final PracticeOptions options;
  private final Vertx vertx;
  private final Context loop;
  private final Wiring parts;
  private boolean closed;

  private PracticeChat(PracticeOptions options) {
    this.options = options;
    this.vertx = Wiring.vertx();
    this.loop = vertx.getOrCreateContext();
    this.parts = new Wiring(vertx, options);
  }

  /**
   * Starts a chat and waits until every port listens.
   *
   * @throws UncheckedIOException if a port cannot be had; nothing is left running then
   */
  public static PracticeChat start(PracticeOptions options) {
    var chat = new PracticeChat(options);
    try {
      chat.onLoop(chat.parts::open);
      return chat;
    } catch (RuntimeException notStarted) {
      chat.close();
      throw notStarted;
    }
  }

  /** The front's port. */
  public int port() {
    return parts.front().port().number();
  }

  /** The backends' own ports: {@code b1}'s first. */
  public List<Integer> backendPorts() {
    return parts.backends().stream().map(backend -> backend.port().number()).toList();
  }

  /** The front's address, as a client on this machine reaches it. */
  public URI uri() {
    return uri(port());
  }

  /** The backends' own addresses: {@code b1}'s first. */
  public List<URI> backendUris() {
    return backendPorts().stream().map(this::uri).toList();
  }

  private URI uri(int port) {
    String host =
        switch (options.host()) {
          case "0.0.0.0", "::" -> "127.0.0.1";
          case String ipv6 when ipv6.contains(":") -> "[" + ipv6 + "]";
          case String other -> other;
        };
    return URI.create("http://" + host + ":" + port);
  }

  /** The faults that are on. */
  public Faults faults() {
    return parts.board().get();
  }

  /**
   * Switches these faults on and all others off; they are in force, ports closed and opened, when
   * this returns.
   *
   * @throws InvalidFaults if there is no such backend
   */
  public void faults(Faults faults) {
    onLoop(() -> parts.board().change(_ -> faults));
  }

  private <T> void onLoop(Supplier<Future<T>> work) {
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("the practice chat is closed");
      }
    }
    var done = new CompletableFuture<T>();
    loop.runOnContext(_ ->
        Future.succeededFuture()
            .compose(_ -> work.get())
            .onSuccess(done::complete)
            .onFailure(done::completeExceptionally));
    await(done);
  }

  private static void await(CompletableFuture<?> done) {
    try {
      done.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case IOException cause -> throw new UncheckedIOException(cause);
        case RuntimeException cause -> throw cause;
        case null, default -> throw failed;
      }
    }
  }

  /** Cuts every connection, frees the ports and ends the threads. Closing twice is fine. */
  @Override
  public void close() {
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
    }
    await(vertx.close().toCompletionStage().toCompletableFuture());
    parts.release();
  }
}
