package dev.nines.runner.client;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.RunEvent.Direction;
import dev.nines.runner.AttemptContext;
import dev.nines.runner.WireTap;
import java.io.IOException;
import java.util.Locale;
import okio.Buffer;
import okio.ForwardingSource;
import okio.GzipSource;
import okio.Source;

/**
 * Reads an answer's body to its end, decompressed, within the actor's limit; keeps it only where
 * someone reads it.
 */
final class BodyReader {

  private static final long AT_ONCE = 64 * 1024;

  private final ActorClient client;
  private final Answer answer;
  private final AttemptContext context;
  private final long limit;
  private boolean connectionFailed;

  BodyReader(ActorClient client, Answer answer, AttemptContext context) {
    this.client = client;
    this.answer = answer;
    this.context = context;
    this.limit = context.actor().bodyLimit();
  }

  Body read() throws BrokenExchangeException {
    try {
      var body = read(decoded());
      if (body.size() > 0) {
        context.wire().show(Direction.RECEIVED, () -> HttpText.body(context.wire(), body.bytes()));
      }
      return body;
    } catch (LimitPassedException _) {
      answer.abort();
      throw answer.broken(
          ClientVerdict.WRONG, "the answer passed " + Sizes.text(limit) + ", the limit bodyLimit");
    } catch (IOException e) {
      answer.abort();
      throw connectionFailed
          ? answer.broken(e)
          : answer.broken(ClientVerdict.ERROR, "the answer says that it is gzip and is not");
    }
  }

  private Body read(Source source) throws IOException {
    boolean keeps =
        context.reads().contains("body")
            || context.reads().contains("json")
            || !context.wire().equals(WireTap.OFF);
    var kept = new Buffer();
    var passing = new Buffer();
    long size = 0;
    while (true) {
      long count = source.read(passing, AT_ONCE);
      if (count < 0) {
        return new Body(kept.readByteString(), size);
      }
      size += count;
      if (size > limit) {
        throw new LimitPassedException();
      }
      if (keeps) {
        kept.write(passing, count);
      } else {
        passing.clear();
      }
      context.progress().awaits("the rest of the answer, " + Sizes.text(size) + " so far");
    }
  }

  private Source decoded() throws IOException {
    var sent = new Sent(answer.body());
    var encoding = answer.headers().get("Content-Encoding");
    return encoding != null && isGzip(encoding) && !exhausted() ? new GzipSource(sent) : sent;
  }

  private boolean exhausted() throws IOException {
    try {
      return answer.body().exhausted();
    } catch (IOException e) {
      connectionFailed = true;
      throw e;
    }
  }

  private static boolean isGzip(String encoding) {
    var name = encoding.strip().toLowerCase(Locale.ROOT);
    return name.equals("gzip") || name.equals("x-gzip");
  }

  /** The body as it was sent: what is compressed must end as well. */
  private final class Sent extends ForwardingSource {

    private long size;

    Sent(Source source) {
      super(source);
    }

    @Override
    public long read(Buffer into, long most) throws IOException {
      long count;
      try {
        count = super.read(into, most);
      } catch (IOException e) {
        connectionFailed = true;
        throw e;
      }
      client.consumed();
      size += Math.max(0, count);
      // What cannot be compressed grows a little.
      if (size > limit + limit / 100 + 1024) {
        throw new LimitPassedException();
      }
      return count;
    }
  }

  private static final class LimitPassedException extends IOException {
    private static final long serialVersionUID = 1L;
  }
}
