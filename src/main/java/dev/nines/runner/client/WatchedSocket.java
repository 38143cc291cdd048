package dev.nines.runner.client;

import dev.nines.target.TargetRules;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket that tells when the answer's first byte arrives, and that a peer cannot fill memory
 * through: OkHttp buffers some things (a chunk's extensions, a header block, a WebSocket's message)
 * without a limit, so a peer that sends very much of which nothing becomes of use is cut off here.
 */
class WatchedSocket extends Socket {

  private final Flow flow;
  private final TargetRules rules;
  private @Nullable InputStream input;
  private volatile @Nullable Runnable firstByte;
  private volatile long received;
  private long unused;
  private long seen;

  WatchedSocket(Flow flow, TargetRules rules) {
    this.flow = flow;
    this.rules = rules;
  }

  /**
   * Without Nagle's algorithm, as every browser: the end of a handshake or of a large request would
   * wait for an acknowledgement that the server delays, and the wait would be taken for the
   * server's.
   *
   * @throws RefusedTargetException if it may not go there. It is decided here, by the very address,
   *     as a name may have another one whenever it is looked up
   */
  @Override
  public void connect(SocketAddress endpoint, int timeout) throws IOException {
    if (endpoint instanceof InetSocketAddress target && target.getAddress() != null) {
      var refusal = rules.refusal(target.getHostString(), target.getAddress());
      if (refusal != null) {
        throw new RefusedTargetException(refusal);
      }
    }
    setTcpNoDelay(true);
    super.connect(endpoint, timeout);
  }

  /** Calls {@code arrived} at the next byte, counting from zero again. */
  void expectAnswer(Runnable arrived) {
    received = 0;
    firstByte = arrived;
  }

  /** Bytes received since the answer was expected. */
  long received() {
    return received;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (input == null) {
      input = new Input(super.getInputStream());
    }
    return input;
  }

  /** Only one thread reads a connection at a time, and its lock passes the counts on. */
  @SuppressWarnings("NonAtomicVolatileUpdate")
  private void arrived(int count) throws FloodException {
    received += count;
    var expecting = firstByte;
    if (expecting != null) {
      firstByte = null;
      expecting.run();
    }
    long consumed = flow.consumed();
    if (consumed != seen) {
      seen = consumed;
      unused = 0;
    }
    unused += count;
    if (unused > flow.limit()) {
      throw new FloodException(flow.limit());
    }
  }

  private final class Input extends FilterInputStream {

    Input(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int read = super.read();
      if (read >= 0) {
        arrived(1);
      }
      return read;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int count = super.read(into, offset, length);
      if (count > 0) {
        arrived(count);
      }
      return count;
    }
  }
}
