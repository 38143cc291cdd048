package dev.nines.runner.client;

import dev.nines.outcome.AttemptTrace;
import okhttp3.HttpUrl;
import okhttp3.Request;

/** A request as traces show it. */
final class TracedRequest {

  /** What the conventions of OpenTelemetry put in the place of what is left out. */
  private static final String LEFT_OUT = "REDACTED";

  private TracedRequest() {}

  static AttemptTrace.Request of(Request request) {
    var url = request.url();
    return new AttemptTrace.Request(request.method(), text(url), url.host(), url.port());
  }

  /**
   * Traces go to other systems, and what a query says of a customer or a session is no matter of
   * theirs: its names stay, its values go.
   */
  private static String text(HttpUrl url) {
    if (url.querySize() == 0
        && url.fragment() == null
        && url.username().isEmpty()
        && url.password().isEmpty()) {
      return url.toString();
    }
    var bare = url.newBuilder().username("").password("").fragment(null).query(null);
    for (int i = 0; i < url.querySize(); i++) {
      var named = url.queryParameterValue(i) != null;
      bare.addQueryParameter(url.queryParameterName(i), named ? LEFT_OUT : null);
    }
    return bare.build().toString();
  }
}
