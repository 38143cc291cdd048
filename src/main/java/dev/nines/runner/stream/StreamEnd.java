package dev.nines.runner.stream;

import dev.nines.journey.Durations;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.Exchange.Broken;
import java.io.EOFException;
import java.io.IOException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import javax.net.ssl.SSLException;

/**
 * How a stream ended, for the step that still needs it.
 *
 * @param client what a client gets that still needs the stream
 * @param what happened to it: {@code was closed by the server}
 * @param detail what was observed: {@code 1011 "internal error"}
 */
record StreamEnd(ClientVerdict client, String what, String detail) {

  /** The server took its leave. */
  static StreamEnd closed(String detail) {
    return new StreamEnd(ClientVerdict.ERROR, "was closed by the server", detail);
  }

  /** The connection is gone and nobody took their leave. */
  static StreamEnd cutOff(String detail) {
    return new StreamEnd(ClientVerdict.REFUSED, "was cut off", detail);
  }

  /** The server broke the protocol, or a limit of ours. */
  static StreamEnd broken(String detail) {
    return new StreamEnd(ClientVerdict.ERROR, "was broken by the server", detail);
  }

  /** The server is silent where the protocol wants an answer. */
  static StreamEnd silent(String detail) {
    return new StreamEnd(ClientVerdict.TIMEOUT, "was given up", detail);
  }

  /** The journey has no use for it any more. */
  static StreamEnd ours() {
    return ours("it is no longer needed");
  }

  /** The journey itself ended it. */
  static StreamEnd ours(String detail) {
    return new StreamEnd(ClientVerdict.ERROR, "was closed by the journey", detail);
  }

  /**
   * What the failure of its connection means.
   *
   * @param ended what it means that the connection ended
   */
  static StreamEnd of(IOException failure, String ended) {
    var message = String.valueOf(failure.getMessage());
    return switch (failure) {
      case EOFException _ -> cutOff(ended);
      case ProtocolException _ when message.contains("unexpected end") -> cutOff(ended);
      case ProtocolException _ -> broken("malformed HTTP: " + message);
      case SSLException _ -> cutOff("TLS broke: " + message);
      case SocketException _ when message.matches("(?i).*(reset|broken pipe).*") ->
          cutOff("connection reset");
      default -> cutOff(message);
    };
  }

  /** The end of the exchange that needed the stream, {@code ago} after it died. */
  Broken exchange(String stream, Duration ago, String more) {
    return new Broken(
        client,
        ServerVerdict.DOWN,
        "stream \"" + stream + "\" " + what + " " + words(ago) + ": " + detail + more);
  }

  private static String words(Duration ago) {
    if (ago.compareTo(Duration.ofMillis(10)) < 0) {
      return "just now";
    }
    boolean brief = ago.compareTo(Duration.ofSeconds(1)) < 0;
    return Durations.text(ago.truncatedTo(brief ? ChronoUnit.MILLIS : ChronoUnit.SECONDS)) + " ago";
  }
}
