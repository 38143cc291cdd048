package dev.nines.runner.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.target.TargetRules;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class WatchedSocketTest {

  private static ServerSocket server() throws Exception {
    return new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  @Test
  void smallWritesDoNotWaitForAcknowledgements() throws Exception {
    try (var server = server();
        var socket = new WatchedSocket(new Flow(1), TargetRules.USUAL)) {
      socket.connect(server.getLocalSocketAddress());

      assertThat(socket.getTcpNoDelay()).isTrue();
    }
  }

  @Test
  void theFirstByteIsToldOnceForEachAnswer() throws Exception {
    try (var server = server();
        var socket = new WatchedSocket(new Flow(1), TargetRules.USUAL)) {
      socket.connect(server.getLocalSocketAddress());
      try (var peer = server.accept()) {
        var told = new ArrayList<Long>();
        for (int exchange = 0; exchange < 2; exchange++) {
          socket.expectAnswer(() -> told.add(socket.received()));
          peer.getOutputStream().write(new byte[] {1, 2, 3});
          socket.getInputStream().readNBytes(3);
          assertThat(socket.received()).isEqualTo(3);
        }

        assertThat(told).hasSize(2);
      }
    }
  }

  @Test
  void aPeerThatSendsMuchOfNoUseIsCutOff() throws Exception {
    var flow = new Flow(1);
    try (var server = server();
        var socket = new WatchedSocket(flow, TargetRules.USUAL)) {
      socket.connect(server.getLocalSocketAddress());
      try (var peer = server.accept()) {
        Thread.ofVirtual()
            .start(() -> {
              try {
                peer.getOutputStream().write(new byte[2 * (int) flow.limit()]);
              } catch (java.io.IOException _) {
                // Cut off, as it should be.
              }
            });
        var in = socket.getInputStream();
        in.readNBytes((int) flow.limit() - 1);
        flow.consume();
        in.readNBytes((int) flow.limit() / 2);

        assertThatThrownBy(() -> in.transferTo(OutputStream.nullOutputStream()))
            .isInstanceOf(FloodException.class)
            .hasMessage("sent more than 17 MiB that gave no answer");
      }
    }
  }
}
