package dev.nines.runner.http;

import dev.nines.runner.hostile.Conversation;
import dev.nines.runner.hostile.Misbehaviour;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Proxies as simple as can be. */
final class Proxies {

  /** What clients asked of the proxies. */
  final List<String> asked = new ArrayList<>();

  /** Leads tunnels, whatever the host's name, to loopback. */
  Misbehaviour http() {
    return conversation -> {
      var request = conversation.request();
      note(request.line() + " " + request.header("proxy-authorization"));
      int port = Integer.parseInt(request.line().substring(request.line().lastIndexOf(':') + 1));
      try (var target = new Socket(InetAddress.getLoopbackAddress(), port)) {
        conversation.send("HTTP/1.1 200 Connected\r\n\r\n");
        conversation.relay(target);
      }
    };
  }

  /** SOCKS 5 with or without a password; likewise. */
  Misbehaviour socks(boolean password) {
    return conversation -> {
      var greeting = conversation.bytes(2);
      conversation.bytes(greeting[1]);
      conversation.send(new byte[] {5, (byte) (password ? 2 : 0)});
      if (password) {
        conversation.bytes(1);
        note(text(conversation) + ":" + text(conversation));
        conversation.send(new byte[] {1, 0});
      }
      int kind = conversation.bytes(4)[3];
      var host =
          switch (kind) {
            case 3 -> text(conversation);
            case 1 -> InetAddress.getByAddress(conversation.bytes(4)).getHostAddress();
            default -> InetAddress.getByAddress(conversation.bytes(16)).getHostAddress();
          };
      var port = conversation.bytes(2);
      int number = ((port[0] & 0xff) << 8) | (port[1] & 0xff);
      note(host + ":" + number);
      try (var target = new Socket(InetAddress.getLoopbackAddress(), number)) {
        conversation.send(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        conversation.relay(target);
      }
    };
  }

  private static String text(Conversation conversation) throws IOException {
    return new String(conversation.bytes(conversation.bytes(1)[0]), StandardCharsets.UTF_8);
  }

  private synchronized void note(String text) {
    asked.add(text);
  }
}
