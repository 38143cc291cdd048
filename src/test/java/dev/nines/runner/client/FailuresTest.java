package dev.nines.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.Progress;
import dev.nines.runner.hostile.HostileServer;
import dev.nines.runner.hostile.Misbehaviour;
import dev.nines.time.ManualTime;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is said of a connection that ends while the request is still being sent. */
@Timeout(60)
class FailuresTest {

  private static final int PREFACE = 24;
  private static final int HEADERS = 1;
  private static final byte[] SETTINGS = HexFormat.of().parseHex("000000040000000000");

  /** Holds a request that is half sent until its connection has been given up. */
  private static final class HalfSent extends EventListener {

    private @Nullable Connection connection;

    @Override
    public void connectionAcquired(Call call, Connection connection) {
      this.connection = connection;
    }

    @Override
    public void requestHeadersEnd(Call call, Request request) {
      var socket = Objects.requireNonNull(connection).socket();
      while (!socket.isClosed()) {
        Thread.onSpinWait();
      }
    }
  }

  private static Broken halfSentTo(Misbehaviour misbehaviour) throws IOException {
    try (var server = HostileServer.that(misbehaviour)) {
      var ticker = new ManualTime();
      var calls = new CallLog(() -> {});
      var request =
          new Request.Builder()
              .url(server.url())
              .tag(Watch.class, new Watch(ticker, new Progress(ticker), calls))
              .build();
      var client =
          new OkHttpClient.Builder()
              .protocols(List.of(Protocol.H2_PRIOR_KNOWLEDGE))
              .retryOnConnectionFailure(false)
              .addInterceptor(new Attending(calls))
              .eventListener(new HalfSent())
              .build();
      try {
        var failure =
            catchThrowableOfType(
                IOException.class, () -> client.newCall(request).execute().close());
        assertThat(failure).hasMessage("closed");
        return Failures.of(failure, request, null);
      } finally {
        client.connectionPool().evictAll();
        client.dispatcher().executorService().shutdown();
      }
    }
  }

  /** Reads the client's preface and request, and answers the former. */
  private static Misbehaviour then(Misbehaviour misbehaviour) {
    return conversation -> {
      conversation.bytes(PREFACE);
      conversation.send(SETTINGS);
      int type;
      do {
        var head = conversation.bytes(9);
        type = head[3];
        conversation.bytes((head[0] & 0xff) << 16 | (head[1] & 0xff) << 8 | (head[2] & 0xff));
      } while (type != HEADERS);
      misbehaviour.on(conversation);
    };
  }

  @Test
  void anEndIsARefusal() throws Exception {
    var broken = halfSentTo(then(conversation -> conversation.close()));

    assertThat(broken.client()).as(broken.message()).isEqualTo(ClientVerdict.REFUSED);
    assertThat(broken.server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(broken.message()).contains("127.0.0.1").contains("before it answered");
  }

  @Test
  void garbageIsAnError() throws Exception {
    var broken =
        halfSentTo(then(conversation -> conversation.flood(new byte[] {(byte) 0xff, 1, 2, 3, 4})));

    assertThat(broken.client()).as(broken.message()).isEqualTo(ClientVerdict.ERROR);
    assertThat(broken.server()).isEqualTo(ServerVerdict.DOWN);
    assertThat(broken.message()).startsWith("malformed answer from ").doesNotEndWith(": closed");
  }
}
