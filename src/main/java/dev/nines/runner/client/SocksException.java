package dev.nines.runner.client;

import java.io.IOException;

/** What a SOCKS proxy did instead of connecting, to end the sentence "the proxy …". */
final class SocksException extends IOException {

  private static final long serialVersionUID = 1L;

  SocksException(String message) {
    super(message);
  }
}
