package dev.nines.runner.client;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of SOCKS 5 (RFC 1928, RFC 1929). The JDK's own knows credentials only through a
 * global authenticator.
 */
final class Socks5 {

  private static final int VERSION = 5;
  private static final int NO_CREDENTIALS = 0;
  private static final int PASSWORD = 2;
  private static final int DOMAIN = 3;

  private Socks5() {}

  /**
   * Has the proxy at the other end connect to {@code target}; where that has a name, the proxy
   * resolves it and the address in it means nothing.
   *
   * @throws SocksException if it does not
   */
  static void connect(
      InputStream in,
      OutputStream out,
      InetSocketAddress target,
      @Nullable String user,
      @Nullable String password)
      throws IOException {
    var data = new DataInputStream(in);
    int offered = user == null ? NO_CREDENTIALS : PASSWORD;
    send(out, new Buffer().writeByte(VERSION).writeByte(1).writeByte(offered));
    expectVersion(data.readUnsignedByte());
    int chosen = data.readUnsignedByte();
    if (chosen != offered) {
      throw new SocksException(
          user == null ? "wants credentials, and none are given" : "takes no password");
    }
    if (user != null) {
      authenticate(data, out, user, password == null ? "" : password);
    }
    request(data, out, target);
  }

  private static void authenticate(
      DataInputStream in, OutputStream out, String user, String password) throws IOException {
    var message = new Buffer().writeByte(1);
    text(message, user);
    text(message, password);
    send(out, message);
    in.readUnsignedByte();
    if (in.readUnsignedByte() != 0) {
      throw new SocksException("refuses the credentials");
    }
  }

  private static void request(DataInputStream in, OutputStream out, InetSocketAddress target)
      throws IOException {
    var message = new Buffer().writeByte(VERSION).writeByte(1).writeByte(0);
    var name = target.getHostString();
    var address = target.getAddress();
    if (address == null || !name.equals(address.getHostAddress())) {
      text(message.writeByte(DOMAIN), name);
    } else {
      var bytes = address.getAddress();
      message.writeByte(bytes.length == 4 ? 1 : 4).write(bytes);
    }
    send(out, message.writeShort(target.getPort()));
    expectVersion(in.readUnsignedByte());
    int reply = in.readUnsignedByte();
    if (reply != 0) {
      throw new SocksException(words(reply));
    }
    in.readUnsignedByte();
    int bound =
        switch (in.readUnsignedByte()) {
          case 1 -> 4;
          case DOMAIN -> in.readUnsignedByte();
          case 4 -> 16;
          default -> throw new SocksException("gives an address of no known kind");
        };
    in.skipNBytes(bound + 2L);
  }

  private static void text(Buffer message, String text) throws SocksException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    if (bytes.length > 255) {
      throw new SocksException("takes no name or password of more than 255 bytes");
    }
    message.writeByte(bytes.length).write(bytes);
  }

  private static void send(OutputStream out, Buffer message) throws IOException {
    out.write(message.readByteArray());
    out.flush();
  }

  private static void expectVersion(int version) throws SocksException {
    if (version != VERSION) {
      throw new SocksException("does not speak SOCKS 5");
    }
  }

  private static String words(int reply) {
    return switch (reply) {
      case 1 -> "failed";
      case 2 -> "does not allow the connection";
      case 3 -> "found no route to the network";
      case 4 -> "found no route to the host";
      case 5 -> "was refused the connection";
      case 6 -> "found the host too far away";
      case 7, 8 -> "cannot do that";
      default -> "answered with the unknown code " + reply;
    };
  }
}
