package dev.nines.runner.stream;

import dev.nines.outcome.RunEvent.Direction;
import dev.nines.runner.stream.Frame.Opcode;
import dev.nines.time.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import okio.BufferedSource;
import okio.ByteString;
import okio.Okio;
import okio.Socket;
import org.jspecify.annotations.Nullable;

/**
 * An open WebSocket. One virtual thread reads it until the connection is gone and then releases it;
 * whoever wants it gone earlier only cancels the socket under that thread. Safe from any thread.
 */
final class WebSocketLine implements Line {

  /** How long the two sides may take to part in good order. */
  static final Duration PARTING = Duration.ofSeconds(1);

  private static final int FRAMES_IN_A_ROW = 32;

  private final Reception reception;
  private final Socket socket;
  private final BufferedSource source;
  private final FrameReader reader;
  private final FrameSender sender;
  private final MessageAssembler messages;
  private final Timer timer;
  private final Optional<Pings> pings;
  private final AtomicBoolean leaving = new AtomicBoolean();
  private final AtomicReference<@Nullable IOException> unsent = new AtomicReference<>();
  private final CountDownLatch released = new CountDownLatch(1);

  /**
   * @param socket what the handshake left: all that is written from now on is frames
   * @param intake what the socket receives
   * @param ping the interval of pings, or null for none
   */
  WebSocketLine(
      Socket socket,
      Intake intake,
      Reception reception,
      Bounds bounds,
      @Nullable Duration ping,
      Timer timer,
      RandomGenerator random) {
    this.socket = socket;
    this.reception = reception;
    this.source = Okio.buffer(intake);
    this.reader = new FrameReader(source, bounds);
    var sink = Okio.buffer(socket.getSink());
    this.sender = new FrameSender(sink, new FrameWriter(sink, random), this::unsent);
    this.messages = new MessageAssembler(bounds);
    this.timer = timer;
    this.pings =
        Optional.ofNullable(ping)
            .map(interval -> new Pings(interval, timer, this::ping, this::dead));
  }

  /** Begins to read. */
  void start() {
    pings.ifPresent(Pings::start);
    Thread.ofVirtual().name("websocket " + reception.name()).start(this::read);
  }

  /** Sends {@code frame}, as {@link FrameSender#send}. */
  void send(Frame frame, Runnable beginning) throws IOException, InterruptedException {
    sender.send(frame, beginning);
  }

  /**
   * Ends the sending of {@code thread}. Where its frame has begun, that is the end of the stream:
   * half a frame cannot be taken back.
   */
  void giveUp(Thread thread) {
    if (sender.isSendingFor(thread)) {
      reception.end(StreamEnd.ours("a message was given up while it was being sent"));
      socket.cancel();
    }
    thread.interrupt();
  }

  @Override
  public void close() {
    reception.end(StreamEnd.ours());
    leave(CloseFrame.NORMAL);
  }

  @Override
  public void awaitReleased() throws InterruptedException {
    released.await();
  }

  private void read() {
    try {
      receive();
      drain();
    } catch (StreamFault fault) {
      // First, as whoever hears of the end takes leave as well, and knows no better word.
      leave(fault.code());
      reception.end(StreamEnd.broken("it sent " + fault.getMessage()));
      drain();
    } catch (IOException e) {
      var first = unsent.get();
      reception.end(
          StreamEnd.of(first == null ? e : first, "the connection ended without a close frame"));
    } catch (RuntimeException e) {
      reception.fail(e);
    } finally {
      release();
    }
  }

  /** Reads until the server takes its leave. */
  private void receive() throws IOException {
    for (long frames = 1; ; frames++) {
      var frame = reader.next();
      switch (frame.opcode()) {
        case TEXT, BINARY, CONTINUATION -> {
          var message = messages.add(frame);
          if (message != null) {
            reception.received(message);
          }
        }
        case PING -> {
          show(Direction.RECEIVED, frame);
          sender.answer(frame.payload());
        }
        case PONG -> {
          show(Direction.RECEIVED, frame);
          pings.ifPresent(pings -> pings.pong(frame.payload()));
        }
        case CLOSE -> {
          leave(CloseFrame.code(frame));
          reception.end(StreamEnd.closed(CloseFrame.words(frame)));
          return;
        }
      }
      if (frames % FRAMES_IN_A_ROW == 0) {
        Turn.pass();
      }
    }
  }

  /** Looks at nothing any more, until the server closes the connection or the parting is over. */
  private void drain() {
    try {
      while (!source.exhausted()) {
        source.getBuffer().clear();
        Turn.pass();
      }
    } catch (IOException _) {
      // Gone either way.
    }
  }

  private void release() {
    leaving.set(true);
    pings.ifPresent(Pings::stop);
    socket.cancel();
    try {
      source.close();
    } catch (IOException _) {
      // Closed all the same.
    }
    sender.close();
    released.countDown();
  }

  /** Says good-bye, once, and gives the server a moment to say so too. */
  private void leave(int code) {
    if (leaving.compareAndSet(false, true)) {
      pings.ifPresent(Pings::stop);
      var goodbye = CloseFrame.of(code);
      sender.sendSoon(goodbye, () -> show(Direction.SENT, goodbye));
      cancelSoon();
    }
  }

  /** The connection failed at sending; what was received before may still tell why. */
  private void unsent(IOException failure) {
    unsent.compareAndSet(null, failure);
    cancelSoon();
  }

  private void cancelSoon() {
    try {
      timer.after(PARTING, this::cancel);
    } catch (RejectedExecutionException _) {
      socket.cancel(); // The process ends and has no timer any more.
    }
  }

  private void cancel() {
    // Off the timer's thread: closing a socket may take its time.
    Thread.ofVirtual().name("websocket cancel").start(socket::cancel);
  }

  private void ping(ByteString payload) {
    sender.sendSoon(Frame.of(Opcode.PING, payload), () -> pings.ifPresent(Pings::sent));
  }

  private void dead(StreamEnd end) {
    reception.end(end);
    cancel();
  }

  private void show(Direction direction, Frame frame) {
    reception.show(
        direction, () -> frame.opcode().name().toLowerCase(Locale.ROOT) + " " + words(frame));
  }

  private static String words(Frame frame) {
    try {
      return frame.opcode() == Opcode.CLOSE ? CloseFrame.words(frame) : frame.payload().hex();
    } catch (StreamFault e) {
      return String.valueOf(e.getMessage());
    }
  }
}
