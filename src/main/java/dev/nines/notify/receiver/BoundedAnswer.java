package dev.nines.notify.receiver;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientResponseContext;
import jakarta.ws.rs.client.ClientResponseFilter;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.jboss.resteasy.reactive.client.impl.ClientRequestContextImpl;

/**
 * Lets a bounded part of an answer's body be read, and ends the connection over which more would
 * come: what a receiver says fits into a few lines, and one that never ends must cost nothing.
 */
final class BoundedAnswer implements ClientResponseFilter {

  /** The most that is read, in bytes; error pages of proxies are shorter. */
  static final int MOST = 64 * 1024;

  @Override
  public void filter(ClientRequestContext request, ClientResponseContext response) {
    var body = response.getEntityStream();
    if (body != null && request instanceof ClientRequestContextImpl context) {
      response.setEntityStream(
          new Body(
              body,
              () ->
                  context
                      .getRestClientRequestContext()
                      .getVertxClientResponse()
                      .request()
                      .reset()));
    }
  }

  /** The beginning of a body. */
  private static final class Body extends FilterInputStream {

    private final Runnable end;
    private int left = MOST;
    private boolean complete;

    Body(InputStream body, Runnable end) {
      super(body);
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      var one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int count = super.read(bytes, offset, Math.min(length, left));
      if (count < 0) {
        complete = true;
      } else {
        left -= count;
      }
      return count;
    }

    @Override
    public boolean markSupported() {
      return false;
    }

    @Override
    public void close() throws IOException {
      // A body that is merely closed is read to its end and thrown away, which may be never.
      if (!complete) {
        complete = true;
        end.run();
      }
      super.close();
    }
  }
}
