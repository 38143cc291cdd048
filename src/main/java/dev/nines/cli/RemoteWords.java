package dev.nines.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Why a prober does not answer as it should, in words.
 *
 * @param token whether it was shown one
 */
record RemoteWords(URI at, boolean token, ObjectMapper mapper) {

  /** Who is not let in now will not be when they ask again. */
  InvalidUseException refused(HttpResponse<?> response, InputStream body) {
    return switch (response.statusCode()) {
      case 401 ->
          new RefusedException(
              !token
                  ? at
                      + " asks for a token; expected one in the secret NINES_TOKEN (the variable, or"
                      + " the file that NINES_TOKEN_FILE names), as `nines token` makes it"
                  : at
                      + " does not know the token of the secret NINES_TOKEN; expected one whose line"
                      + " is in the file of its --tokens");
      case 403 -> new RefusedException(refusal(response, body));
      case 301, 302, 303, 307, 308 ->
          new InvalidUseException(
              "%s leads to %s, where no token is sent by itself; expected the address in --at that is meant"
                  .formatted(at, response.headers().firstValue("Location").orElse("nowhere")));
      default -> new InvalidUseException(refusal(response, body));
    };
  }

  /** What it says itself, in the words of RFC 9457, or its status alone. */
  String refusal(HttpResponse<?> response, InputStream body) {
    var detail = detail(body);
    return at
        + ": "
        + (detail == null
            ? "HTTP " + response.statusCode() + "; expected a prober of Nines there"
            : detail);
  }

  private @Nullable String detail(InputStream body) {
    try {
      return mapper.readTree(body).path("detail").textValue();
    } catch (IOException _) {
      return null;
    }
  }

  /** Why nobody answers. */
  static String of(IOException failure) {
    if (failure instanceof HttpTimeoutException) {
      return "no answer in time";
    }
    if (failure instanceof ConnectException) {
      return failure.getCause() instanceof ConnectException cause
              && cause.getCause() instanceof UnresolvedAddressException
          ? "there is no such host"
          : "no connection";
    }
    return String.valueOf(failure.getMessage());
  }

  /** Where an answer is no JSON, or not of the shape that is expected. */
  static String misfit(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping)) {
      return "its answer is no JSON: " + e.getOriginalMessage();
    }
    var path =
        mapping.getPath().stream()
            .map(each ->
                each.getFieldName() == null
                    ? "[" + each.getIndex() + "]"
                    : "." + each.getFieldName())
            .collect(Collectors.joining())
            .replaceFirst("^\\.", "");
    return "something is missing in its answer, or cannot be"
        + (path.isEmpty() ? "" : ", at " + path);
  }
}
