package dev.nines.api;

import dev.nines.notify.Notice;
import dev.nines.notify.message.Message;
import dev.nines.notify.message.Wording;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A page without any script, which says what a link is about and what became of it.
 *
 * @param said one sentence below the heading
 * @param message what there is to be known, where whoever asks may know it
 * @param form whether there is a form that acknowledges
 */
record AcknowledgePage(
    String heading, String said, @Nullable Message message, boolean form, String style)
    implements TemplateInstance {

  private static final String STYLE =
      """
      :root{color-scheme:light dark;font:100%/1.5 system-ui,sans-serif}
      body{margin:0;padding:1.5rem}
      main{max-width:42rem;margin:0 auto}
      h1{font-size:1.5rem;margin:0 0 .5rem}
      h2{font-size:1.1rem;margin:1.5rem 0 .5rem}
      ul{margin:0;padding:0;list-style:none}
      h2,p,li{overflow-wrap:anywhere}
      li{padding:.25rem 0;border-top:1px solid #8886}
      form{margin-top:1.5rem}
      label{display:block}
      input,button{font:inherit;box-sizing:border-box;padding:.6rem .8rem;margin:.25rem 0 .75rem;width:100%;max-width:24rem;border:1px solid #888;border-radius:.3rem}
      button{display:block;background:#0b57d0;border-color:#0b57d0;color:#fff;font-weight:600;cursor:pointer}
      :focus-visible{outline:3px solid #e8710a;outline-offset:2px}
      """;

  /** Nothing but this style and a form that leads back here; and nobody puts it into a frame. */
  private static final String POLICY =
      "default-src 'none'; style-src 'sha256-%s'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
          .formatted(digest(STYLE));

  AcknowledgePage(String heading, String said, @Nullable Message message, boolean form) {
    this(heading, said, message, form, STYLE);
  }

  /** What stands, and the form where there is something to acknowledge. */
  static AcknowledgePage of(Notice notice) {
    var message = Wording.of(notice);
    return switch (notice.kind()) {
      case RESOLVED ->
          new AcknowledgePage(
              "Already over", "There is nothing to acknowledge any more.", message, false);
      case ACKNOWLEDGED ->
          new AcknowledgePage(
              "Already acknowledged", "Somebody looks after it already.", message, false);
      case OPENED, UPDATED, ESCALATED, REMINDED, DIGEST, TEST ->
          new AcknowledgePage(
              "Acknowledge?",
              "Whoever acknowledges looks after it: nobody else is called for it, and nobody is reminded.",
              message,
              true);
    };
  }

  private static String digest(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java knows SHA-256", e);
    }
  }

  Response answer(int status) {
    return Response.status(status)
        .type("text/html; charset=utf-8")
        .header("Content-Security-Policy", POLICY)
        // The address is what authorises: it is to stay here.
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store")
        .header("X-Content-Type-Options", "nosniff")
        .header("X-Robots-Tag", "noindex, nofollow")
        .entity(render())
        .build();
  }
}
