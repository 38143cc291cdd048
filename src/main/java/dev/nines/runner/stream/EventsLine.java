package dev.nines.runner.stream;

import dev.nines.runner.client.Answer;
import java.io.IOException;
import java.util.Locale;
import okio.BufferedSource;
import okio.GzipSource;
import okio.Okio;

/**
 * An open stream of server-sent events: one virtual thread that reads the answer's body until it
 * ends or is cancelled, and then closes it. Safe from any thread.
 */
final class EventsLine implements Line {

  private static final int PIECE = 8192;

  private final Answer answer;
  private final Intake intake;
  private final Reception reception;
  private final EventParser parser;
  private final Thread thread;

  /**
   * @param answer its body is read, through {@code intake}, and closed here
   */
  EventsLine(Answer answer, Intake intake, Reception reception, Bounds bounds) {
    this.answer = answer;
    this.intake = intake;
    this.reception = reception;
    this.parser = new EventParser(bounds, reception::received);
    this.thread = Thread.ofVirtual().name("events " + reception.name()).unstarted(this::read);
  }

  /** Begins to read. */
  void start() {
    thread.start();
  }

  @Override
  public void close() {
    reception.end(StreamEnd.ours());
    answer.abort();
  }

  @Override
  public void awaitReleased() throws InterruptedException {
    thread.join();
  }

  private void read() {
    try (answer) {
      receive(decoded());
      reception.end(StreamEnd.closed("the answer is complete"));
    } catch (StreamFault fault) {
      answer.abort();
      reception.end(StreamEnd.broken("it sent " + fault.getMessage()));
    } catch (IOException e) {
      answer.abort();
      reception.end(
          intake.failed()
              ? StreamEnd.of(e, "the connection ended before the answer did")
              : StreamEnd.broken("it sent what is no gzip, though it says so"));
    } catch (RuntimeException e) {
      reception.fail(e);
    }
  }

  private BufferedSource decoded() {
    var encoding = answer.headers().get("Content-Encoding");
    boolean gzip =
        encoding != null && encoding.strip().toLowerCase(Locale.ROOT).matches("(x-)?gzip");
    return Okio.buffer(gzip ? new GzipSource(intake) : intake);
  }

  private void receive(BufferedSource source) throws IOException {
    var piece = new byte[PIECE];
    for (int length = source.read(piece); length >= 0; length = source.read(piece)) {
      parser.feed(piece, length);
      Turn.pass();
    }
  }
}
