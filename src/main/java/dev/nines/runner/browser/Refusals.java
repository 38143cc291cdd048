package dev.nines.runner.browser;

import com.microsoft.playwright.PlaywrightException;
import dev.nines.outcome.Cause;
import dev.nines.outcome.ClientVerdict;
import dev.nines.outcome.ServerVerdict;
import dev.nines.runner.Exchange.Broken;
import dev.nines.runner.ProberFaultException;
import dev.nines.runner.client.Names;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Why Chromium could not load a page, in words. */
final class Refusals {

  private static final Pattern ERROR = Pattern.compile("net::(ERR_[A-Z0-9_]+)");

  private Refusals() {}

  /** What it means, or null if the failure is another. */
  static @Nullable Broken of(PlaywrightException failure, HttpUrl url) {
    var error = ERROR.matcher(Words.text(failure));
    return error.find() ? of(error.group(1), url) : null;
  }

  private static @Nullable Broken of(String error, HttpUrl url) {
    var peer = Names.of(url);
    return switch (error) {
      case "ERR_CONNECTION_REFUSED" -> refused("connection refused by " + peer);
      case "ERR_CONNECTION_RESET" -> refused("connection reset by " + peer);
      case "ERR_CONNECTION_CLOSED", "ERR_EMPTY_RESPONSE" ->
          refused(peer + " closed the connection before it answered");
      case "ERR_CONNECTION_TIMED_OUT", "ERR_TIMED_OUT" ->
          refused(peer + " did not answer to the connection until the browser gave up");
      case "ERR_NAME_NOT_RESOLVED" -> refused("no address found for " + url.host());
      case "ERR_ADDRESS_UNREACHABLE" -> refused("no route to " + peer);
      case "ERR_INTERNET_DISCONNECTED" -> // As one that is offline: nobody was asked.
          new Broken(
              ClientVerdict.REFUSED, ServerVerdict.UNKNOWN, "no network to reach " + peer + " by");
      case "ERR_TOO_MANY_REDIRECTS" -> error(peer + " redirects without end");
      case "ERR_HTTP_RESPONSE_CODE_FAILURE", "ERR_INVALID_HTTP_RESPONSE", "ERR_INVALID_RESPONSE" ->
          error("the answer from " + peer + " is none that a browser shows (" + error + ")");
      case "ERR_CONTENT_LENGTH_MISMATCH", "ERR_INCOMPLETE_CHUNKED_ENCODING" ->
          error(peer + " closed the connection in the middle of the answer");
      case "ERR_ABORTED" -> null; // The page went elsewhere, or there was nothing to show.
      case "ERR_INSUFFICIENT_RESOURCES", "ERR_OUT_OF_MEMORY", "ERR_NETWORK_CHANGED" ->
          throw new ProberFaultException(
              Cause.BROWSER, "the browser could not load " + peer + ": " + error);
      case "ERR_BLOCKED_BY_CLIENT" ->
          throw new ProberFaultException(
              Cause.CONFIGURATION, "the browser's own settings block " + peer);
      case "ERR_UNSAFE_PORT" ->
          throw new ProberFaultException(
              Cause.CONFIGURATION, "no browser opens " + peer + ": its port is not for the web");
      default ->
          error.startsWith("ERR_CERT") || error.startsWith("ERR_SSL")
              ? refused("TLS with " + peer + " failed: the browser says " + error)
              : refused("the browser could not load " + peer + ": " + error);
    };
  }

  private static Broken refused(String message) {
    return new Broken(ClientVerdict.REFUSED, ServerVerdict.DOWN, message);
  }

  private static Broken error(String message) {
    return new Broken(ClientVerdict.ERROR, ServerVerdict.DOWN, message);
  }
}
