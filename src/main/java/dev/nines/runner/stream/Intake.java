package dev.nines.runner.stream;

import dev.nines.runner.client.ActorClient;
import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/**
 * What arrives for a stream. Everything that is read here is bounded here, so that the client need
 * not guard against a flood. Not safe for several threads.
 */
final class Intake extends ForwardingSource {

  private final ActorClient client;
  private boolean failed;

  Intake(Source source, ActorClient client) {
    super(source);
    this.client = client;
  }

  /** Whether the connection failed, and not only what came over it. */
  boolean failed() {
    return failed;
  }

  @Override
  public long read(Buffer into, long most) throws IOException {
    try {
      return super.read(into, most);
    } catch (IOException e) {
      failed = true;
      throw e;
    } finally {
      client.consumed();
    }
  }
}
