package dev.nines.runner.client;

import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;

/** Makes a client's sockets, unconnected, as OkHttp asks for them. */
final class Sockets extends SocketFactory {

  private final Supplier<Socket> maker;

  Sockets(Supplier<Socket> maker) {
    this.maker = maker;
  }

  @Override
  public Socket createSocket() {
    return maker.get();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw connected();
  }

  @Override
  public Socket createSocket(InetAddress address, int port, InetAddress local, int localPort) {
    throw connected();
  }

  private static UnsupportedOperationException connected() {
    return new UnsupportedOperationException("sockets are connected later");
  }
}
