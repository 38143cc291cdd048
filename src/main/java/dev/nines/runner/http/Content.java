package dev.nines.runner.http;

import dev.nines.journey.Act;
import dev.nines.journey.EvaluationException;
import dev.nines.journey.Scope;
import dev.nines.journey.Template;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import okhttp3.Request;
import okhttp3.RequestBody;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request.
 *
 * @param text null for none
 * @param type what it is, unless a header says otherwise; null where nothing needs to be said
 */
record Content(@Nullable String text, @Nullable String type) {

  /** An empty one where there is no other. */
  private static final Set<String> NEED_A_BODY = Set.of("POST", "PUT", "PATCH");

  static Content of(Act.Request act, Scope scope) throws EvaluationException {
    return switch (act.content()) {
      case null -> new Content(null, null);
      case Act.Json(var json) -> new Content(json.render(scope), "application/json");
      case Act.Form(var fields) ->
          new Content(form(fields, scope), "application/x-www-form-urlencoded");
      case Act.Raw(var raw) -> new Content(raw.render(scope), "text/plain; charset=utf-8");
    };
  }

  /** The request of {@code draft} with this body. */
  Request into(Request.Builder draft, String method) throws EvaluationException {
    if (type != null && draft.build().header("Content-Type") == null) {
      draft.header("Content-Type", type);
    }
    try {
      return draft.method(method, body(method)).build();
    } catch (IllegalArgumentException _) {
      throw new EvaluationException("a " + method + " request cannot have a body");
    }
  }

  private @Nullable RequestBody body(String method) {
    if (text == null) {
      return NEED_A_BODY.contains(method) ? RequestBody.EMPTY : null;
    }
    // Without a type of its own: OkHttp would put that in place of a header's.
    return RequestBody.create(text.getBytes(StandardCharsets.UTF_8), null);
  }

  private static String form(Map<String, Template> fields, Scope scope) throws EvaluationException {
    var form = new StringJoiner("&");
    for (var field : fields.entrySet()) {
      form.add(encoded(field.getKey()) + "=" + encoded(field.getValue().render(scope)));
    }
    return form.toString();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
