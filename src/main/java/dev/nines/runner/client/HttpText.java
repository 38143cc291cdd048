package dev.nines.runner.client;

import dev.nines.runner.WireTap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import okhttp3.Headers;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import okio.Buffer;
import okio.ByteString;

/** Requests and answers as someone reads them who debugs a journey. */
public final class HttpText {

  /** What is shown of a body, in bytes. */
  public static final int SHOWN = 4 * 1024;

  private HttpText() {}

  /** The request line, the headers and the body. */
  static String of(WireTap tap, Request request, Protocol protocol) {
    var url = request.url();
    var query = url.encodedQuery();
    var text =
        new StringBuilder(request.method())
            .append(' ')
            .append(url.encodedPath())
            .append(query == null ? "" : "?" + query)
            .append(' ')
            .append(name(protocol));
    append(text, request.headers());
    var body = request.body();
    if (body != null) {
      try {
        var sent = new Buffer();
        body.writeTo(sent);
        long size = sent.size();
        if (size > 0) {
          text.append("\n\n").append(body(tap, sent.readByteString()));
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return text.toString();
  }

  /** The status line and the headers. */
  public static String of(Response response) {
    var text =
        new StringBuilder(name(response.protocol()))
            .append(' ')
            .append(response.code())
            .append(' ')
            .append(response.message());
    append(text, response.headers());
    return text.toString().stripTrailing();
  }

  /** A body, its secrets taken out before it is cut. */
  static String body(WireTap tap, ByteString bytes) {
    var text = bytes.utf8();
    var clean = tap.redacted(text);
    var shown = clean.equals(text) ? bytes : ByteString.encodeUtf8(clean);
    return body(shown.substring(0, Math.min(SHOWN, shown.size())), shown.size());
  }

  /**
   * A body.
   *
   * @param prefix its first bytes, at most {@link #SHOWN}
   * @param size how many bytes it has in all
   */
  public static String body(ByteString prefix, long size) {
    boolean cut = size > prefix.size();
    // A character may have been cut in two.
    for (int drop = 0; drop <= (cut ? 3 : 0) && drop <= prefix.size(); drop++) {
      var text = text(prefix.substring(0, prefix.size() - drop));
      if (text != null) {
        return cut ? text + "\n… (" + size + " bytes in all)" : text;
      }
    }
    return "(" + size + " bytes that are no text)";
  }

  private static @org.jspecify.annotations.Nullable String text(ByteString bytes) {
    try {
      var text =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(bytes.toByteArray()))
              .toString();
      boolean readable =
          text.chars()
              .noneMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t');
      return readable ? text : null;
    } catch (CharacterCodingException _) {
      return null;
    }
  }

  private static void append(StringBuilder text, Headers headers) {
    for (var header : headers) {
      text.append('\n').append(header.getFirst()).append(": ").append(header.getSecond());
    }
  }

  private static String name(Protocol protocol) {
    return switch (protocol) {
      case HTTP_1_0 -> "HTTP/1.0";
      case HTTP_1_1 -> "HTTP/1.1";
      case H2_PRIOR_KNOWLEDGE, HTTP_2 -> "HTTP/2";
      case SPDY_3, QUIC, HTTP_3 -> protocol.toString();
    };
  }
}
