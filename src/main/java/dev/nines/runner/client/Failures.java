package dev.nines.runner.client;

import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.Exchange.Broken;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.SocketException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import okhttp3.Request;
import okhttp3.internal.http2.ConnectionShutdownException;
import okhttp3.internal.http2.ErrorCode;
import okhttp3.internal.http2.StreamResetException;
import org.jspecify.annotations.Nullable;

/** Puts the failure of one exchange into words, and says what it means for both verdicts. */
final class Failures {

  /** OkHttp's own limit. */
  private static final long HEAD_LIMIT = 256 * 1024;

  private final String peer;
  private final @Nullable String proxy;
  private final Watch.Stage stage;
  private final long received;

  private Failures(Request request, @Nullable ProxyOptions proxy) {
    var watch = request.tag(Watch.class);
    this.peer = Names.of(request.url());
    this.proxy = proxy == null ? null : proxy.name();
    this.stage = watch == null ? Watch.Stage.IDLE : watch.stage();
    this.received = watch == null ? 0 : watch.received();
  }

  /**
   * What {@code failure} says of the target.
   *
   * @throws dev.nines.runner.ProberFaultException if it says nothing of it, but of this machine
   */
  static Broken of(IOException failure, Request request, @Nullable ProxyOptions proxy) {
    var met = met(failure);
    OwnFaults.check(met);
    return new Failures(request, proxy).of(met);
  }

  /**
   * A connection that its reader gave up while the request was sent: the sender learns only that it
   * is closed, and OkHttp puts what the reader met beside that.
   */
  private static IOException met(IOException failure) {
    if ("closed".equals(failure.getMessage())) {
      for (var beside : failure.getSuppressed()) {
        if (beside instanceof IOException met) {
          return met;
        }
      }
    }
    return failure;
  }

  private Broken of(IOException failure) {
    return switch (stage) {
      case IDLE, RESOLVING, CONNECTING -> refused(unconnected(failure));
      case HANDSHAKING -> refused(TlsFailures.words(failure, peer));
      case SENDING, AWAITING -> unanswered(failure);
      case RECEIVING -> halfHead(failure);
      case READING -> halfBody(failure);
    };
  }

  private String unconnected(IOException failure) {
    var via = proxy == null ? peer : "the proxy " + proxy;
    return switch (failure) {
      case UnknownHostException _ -> "no address found for " + host(proxy == null ? peer : proxy);
      case SocksException socks ->
          "the proxy " + proxy + " " + socks.getMessage() + ", asked for " + peer;
      case NoRouteToHostException _ -> "no route to " + via;
      case ConnectException _ when saysAnywhere(failure, "timed out") ->
          via + " did not answer to the connection until the system gave up";
      case ConnectException _ when saysAnywhere(failure, "reset") -> "connection reset by " + via;
      case ConnectException _ -> "connection refused by " + via;
      case SocketException _ when saysAnywhere(failure, "unreachable") -> "no route to " + via;
      case SocketException _ when saysAnywhere(failure, "reset") -> via + " reset the connection";
      case EOFException _ -> via + " closed the connection at once";
      default ->
          proxy == null
              ? "no connection to " + peer + ": " + Words.plain(failure)
              : "no connection through the proxy " + proxy + ": " + Words.plain(failure);
    };
  }

  private Broken unanswered(IOException failure) {
    if (failure instanceof ConnectionShutdownException
        || Words.says(failure, "stream wasn't created")) {
      return error(peer + " took no request on its HTTP/2 connection (GOAWAY)");
    }
    if (reset(failure)) {
      return refused("connection reset by " + peer + " before it answered");
    }
    if (ended(failure) && received < HEAD_LIMIT) {
      return refused(peer + " closed the connection before it answered");
    }
    return protocol(failure);
  }

  private Broken halfHead(IOException failure) {
    if (reset(failure)) {
      return refused("connection reset by " + peer + " in the middle of the answer's head");
    }
    if (ended(failure)) {
      return error(
          received >= HEAD_LIMIT
              ? "the answer's head from " + peer + " passed 256 KiB, the limit"
              : peer + " closed the connection in the middle of the answer's head");
    }
    return protocol(failure);
  }

  private Broken halfBody(IOException failure) {
    if (reset(failure)) {
      return refused("connection reset by " + peer + " in the middle of the answer");
    }
    if (ended(failure) || Words.says(failure, "unexpected end of stream")) {
      return error(peer + " closed the connection in the middle of the answer");
    }
    if (Words.says(failure, "chunk size") || Words.says(failure, "0-9a-fA-F")) {
      return error("the answer from " + peer + " has malformed chunks");
    }
    return protocol(failure);
  }

  private Broken protocol(IOException failure) {
    return switch (failure) {
      case FloodException flood -> error(peer + " " + flood.getMessage());
      case StreamResetException reset ->
          error(peer + " reset the HTTP/2 stream (" + reset.errorCode + ")");
      case ProtocolException _ when Words.says(failure, "negotiated") ->
          error(peer + " " + Words.plain(failure));
      case ProtocolException _ when Words.says(failure, "Unexpected status line: ") ->
          error(
              peer
                  + " does not answer in HTTP but with \""
                  + Words.plain(failure).replaceFirst("^Unexpected status line: ?", "")
                  + '"');
      case SSLException _ -> {
        var alert = TlsFailures.alert(failure, peer);
        yield refused(
            alert == null ? "TLS with " + peer + " broke: " + Words.plain(failure) : alert);
      }
      default -> error("malformed answer from " + peer + ": " + Words.plain(failure));
    };
  }

  private static boolean reset(IOException failure) {
    return saysAnywhere(failure, "Connection reset")
        || saysAnywhere(failure, "Broken pipe")
        || saysAnywhere(failure, "Connection aborted");
  }

  /** OkHttp says CANCEL of the streams of an HTTP/2 connection that has ended. */
  private static boolean ended(IOException failure) {
    return failure instanceof EOFException
        || failure.getCause() instanceof EOFException
        || (failure instanceof StreamResetException reset && reset.errorCode == ErrorCode.CANCEL);
  }

  private static boolean saysAnywhere(Throwable failure, String words) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (Words.says(at, words)) {
        return true;
      }
    }
    return false;
  }

  private static String host(String peer) {
    return peer.substring(0, peer.lastIndexOf(':'));
  }

  private static Broken refused(String message) {
    return new Broken(ClientVerdict.REFUSED, ServerVerdict.DOWN, message);
  }

  private static Broken error(String message) {
    return new Broken(ClientVerdict.ERROR, ServerVerdict.DOWN, message);
  }
}
