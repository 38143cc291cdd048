package dev.nines.runner.client;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okio.ByteString;
import org.jspecify.annotations.Nullable;

/**
 * An answer's body, decompressed.
 *
 * @param bytes as many as were kept
 * @param size how many there were
 */
record Body(ByteString bytes, long size) {

  private static final ByteString BYTE_ORDER_MARK = ByteString.decodeHex("efbbbf");

  /** The text, in the charset that the content type names, else in UTF-8. */
  String text(@Nullable String contentType) {
    return bytes.startsWith(BYTE_ORDER_MARK)
        ? bytes.substring(BYTE_ORDER_MARK.size()).utf8()
        : bytes.string(charset(contentType));
  }

  private static Charset charset(@Nullable String contentType) {
    var type = contentType == null ? null : MediaType.parse(contentType);
    var named = type == null ? null : type.charset(StandardCharsets.UTF_8);
    return named == null ? StandardCharsets.UTF_8 : named;
  }
}
