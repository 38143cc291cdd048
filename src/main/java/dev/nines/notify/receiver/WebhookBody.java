package dev.nines.notify.receiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.nines.notify.NotSentException;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Excerpt;
import io.quarkus.qute.Engine;
import io.quarkus.qute.JsonEscaper;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.Variant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a webhook is sent: Nines' own JSON, or what its template makes of the same data. */
final class WebhookBody {

  private static final String JSON_TYPE = "application/json";
  private static final JsonMapper JSON = new JsonMapper();
  private static final int LONGEST = 300;

  /** A template may begin with braces of its own, but never with one before a quote. */
  private static final Pattern LIKE_JSON = Pattern.compile("\\s*(?:\\{\\s*[\"}]|\\[)");

  private final @Nullable String template;
  private final String type;
  private final Engine engine;

  /**
   * @param type the content type that the receiver declares, if it does
   */
  WebhookBody(@Nullable String template, @Nullable String type) {
    this.template = template;
    this.type = type == null ? guess(template) : type;
    this.engine = engine();
  }

  private static String guess(@Nullable String template) {
    return template == null || LIKE_JSON.matcher(template).lookingAt()
        ? JSON_TYPE
        : "text/plain; charset=utf-8";
  }

  /** Maps, lists and texts alone can be read: no template reaches anything of the program. */
  static Engine engine() {
    return Engine.builder()
        .addDefaults()
        .addResultMapper(new JsonEscaper())
        .strictRendering(true)
        .build();
  }

  String type() {
    return type;
  }

  String of(Notice notice) throws NotSentException {
    try {
      return template == null
          ? JSON.writeValueAsString(NoticeData.of(notice))
          : engine
              .parse(template, Variant.forContentType(variant()))
              .data("notice", NoticeData.of(notice))
              .render();
    } catch (TemplateException e) {
      throw NotSentException.lasting(
          "the template of its body: " + Excerpt.line(String.valueOf(e.getMessage()), LONGEST));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a notice of texts and numbers is always JSON", e);
    }
  }

  private String variant() {
    int parameters = type.indexOf(';');
    return parameters < 0 ? type : type.substring(0, parameters).strip();
  }
}
