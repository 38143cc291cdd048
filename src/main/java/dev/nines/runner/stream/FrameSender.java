package dev.nines.runner.stream;

import dev.nines.runner.stream.Frame.Opcode;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import okio.BufferedSink;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * The outgoing half of a WebSocket: frames go out whole, one after another. Messages are written by
 * those who send them; pings, pongs and the close frame by short-lived threads, so that a server
 * that does not read never keeps the reader from what it sends. Safe from any thread.
 */
final class FrameSender {

  private final BufferedSink sink;
  private final FrameWriter writer;
  private final Consumer<IOException> failed;
  private final ReentrantLock writing = new ReentrantLock();
  private final AtomicReference<@Nullable ByteString> pong = new AtomicReference<>();
  private volatile @Nullable Thread sending;
  private boolean over;

  /**
   * @param failed told when a frame could not be written whole: nothing more can be sent
   */
  FrameSender(BufferedSink sink, FrameWriter writer, Consumer<IOException> failed) {
    this.sink = sink;
    this.writer = writer;
    this.failed = failed;
  }

  /**
   * Sends {@code frame} from this thread and returns when the system has all of it: what a sender
   * can know, short of an answer.
   *
   * @param beginning called right before the first byte
   * @throws InterruptedException if this was interrupted before the frame had begun
   */
  void send(Frame frame, Runnable beginning) throws IOException, InterruptedException {
    writing.lockInterruptibly();
    try {
      sending = Thread.currentThread();
      write(frame, beginning);
    } finally {
      sending = null;
      writing.unlock();
    }
  }

  /** Whether a frame of {@code thread} is going out: it cannot be taken back. */
  boolean isSendingFor(Thread thread) {
    return thread.equals(sending);
  }

  /** Sends {@code frame} from a thread of its own; {@code sent} is told when it is out. */
  void sendSoon(Frame frame, Runnable sent) {
    Thread.ofVirtual()
        .name("websocket " + frame.opcode())
        .start(() -> {
          writing.lock();
          try {
            write(frame, () -> {});
            sent.run();
          } catch (IOException _) {
            // Whom it concerns was told.
          } finally {
            writing.unlock();
          }
        });
  }

  /** Answers a ping. Of pings that come faster than pongs go out, only the last is answered. */
  void answer(ByteString ping) {
    if (pong.getAndSet(ping) == null) {
      Thread.ofVirtual()
          .name("websocket PONG")
          .start(() -> {
            writing.lock();
            try {
              var last = pong.getAndSet(null);
              if (last != null) {
                write(Frame.of(Opcode.PONG, last), () -> {});
              }
            } catch (IOException _) {
              // Whom it concerns was told.
            } finally {
              writing.unlock();
            }
          });
    }
  }

  /** Ends the half; the connection must be cancelled first, or this waits for a frame going out. */
  void close() {
    writing.lock();
    try {
      over = true;
      sink.close();
    } catch (IOException _) {
      // What was left to write has nobody to read it.
    } finally {
      writing.unlock();
    }
  }

  private void write(Frame frame, Runnable beginning) throws IOException {
    if (over) {
      throw new IOException("the stream is closed");
    }
    beginning.run();
    try {
      writer.write(frame);
      over = frame.opcode() == Opcode.CLOSE;
    } catch (IOException e) {
      over = true;
      failed.accept(e);
      throw e;
    }
  }
}
