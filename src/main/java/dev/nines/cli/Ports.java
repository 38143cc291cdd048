package dev.nines.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds out early whether a port can be had: a server says it late and in many words. */
final class Ports {

  private Ports() {}

  /**
   * Whether {@code port} is free now.
   *
   * @throws InvalidUseException if it is not
   */
  static void check(String host, int port) throws InvalidUseException {
    if (port < 0 || port > 65_535) {
      throw new InvalidUseException("--port is " + port + "; expected 0 to 65535");
    }
    try (var _ = new ServerSocket(port, 1, InetAddress.getByName(host))) {
      // It can.
    } catch (IOException e) {
      throw new InvalidUseException(
          "cannot listen on %s:%d: %s; choose another port with --port"
              .formatted(host, port, e.getMessage()));
    }
  }
}
