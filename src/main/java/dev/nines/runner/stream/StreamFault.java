package dev.nines.runner.stream;

import java.io.IOException;

/** What a server sent breaks the protocol or a limit of ours; ends the stream. */
final class StreamFault extends IOException {

  private static final long serialVersionUID = 1L;

  /** The codes with which RFC 6455, 7.4.1 tells a server why. */
  static final int PROTOCOL = 1002;

  static final int NOT_UTF_8 = 1007;
  static final int TOO_BIG = 1009;

  private final int code;

  /**
   * @param code what a WebSocket's server is told
   * @param message what was observed, what was expected, which limit
   */
  StreamFault(int code, String message) {
    super(message);
    this.code = code;
  }

  static StreamFault protocol(String message) {
    return new StreamFault(PROTOCOL, message);
  }

  int code() {
    return code;
  }
}
