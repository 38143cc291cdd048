package dev.nines.api;

import dev.nines.access.Role;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Writes a line for everything that somebody does here, and for whoever is refused; none for who
 * looks. The query of a request is never in it, as what authorises may be.
 */
@ApplicationScoped
public class Audit {

  private static final Logger LOG = Logger.getLogger("nines.audit");

  private static final String NOTES = Audit.class.getName();
  private static final int LONGEST = 200;
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/@+-]+");

  private final CurrentVertxRequest request;

  @Inject
  Audit(CurrentVertxRequest request) {
    this.request = request;
  }

  /** Notes something of what is done just now, such as for whom it is. */
  void note(String name, String value) {
    var context = request.getCurrent();
    if (context != null) {
      notes(context).put(name, value);
    }
  }

  /** Who proves to be whom it is done for. */
  void who(String proven) {
    note("who", proven);
  }

  /** Why it came to nothing. */
  void why(String words) {
    note("why", words);
  }

  static void why(RoutingContext context, String words) {
    notes(context).put("why", words);
  }

  /** Whose token it is; null where that is not known. */
  static void by(RoutingContext context, @Nullable String name) {
    notes(context).put("who", name == null ? "unknown" : "token:" + name);
  }

  /** Writes the line when the request is over. */
  static void watch(RoutingContext context, @Nullable Role needed) {
    context.addEndHandler(_ -> {
      int status = context.response().getStatusCode();
      boolean refused = status == 401 || status == 403;
      if (refused || !Entrance.looks(context.request().method().name())) {
        LOG.info(line(context, needed, status, refused));
      }
    });
  }

  private static String line(
      RoutingContext context, @Nullable Role needed, int status, boolean refused) {
    var act = Act.of(context.request().method().name(), context.normalizedPath());
    var notes = new LinkedHashMap<>(notes(context));
    var line = new StringBuilder("act=").append(act.name());
    if (!act.on().isEmpty()) {
      line.append(" on=").append(value(act.on()));
    }
    var who = notes.remove("who");
    line.append(" who=").append(value(who != null ? who : needed == null ? "unknown" : "anybody"));
    var from = context.request().remoteAddress();
    line.append(" from=").append(from == null ? "unknown" : value(from.hostAddress()));
    line.append(" outcome=").append(refused ? "refused" : status < 400 ? "done" : "failed");
    line.append(" status=").append(status);
    var made = context.response().headers().get("Location");
    if (made != null) {
      line.append(" made=").append(value(made.replaceFirst("^https?://[^/]*", "")));
    }
    notes.forEach((name, value) -> line.append(' ').append(name).append('=').append(value(value)));
    return line.toString();
  }

  private static Map<String, String> notes(RoutingContext context) {
    Map<String, String> notes = context.get(NOTES);
    if (notes == null) {
      notes = new LinkedHashMap<>();
      context.put(NOTES, notes);
    }
    return notes;
  }

  /** In quotes where it is more than a word; never more than one line. */
  private static String value(String text) {
    var cut = text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    if (PLAIN.matcher(cut).matches()) {
      return cut;
    }
    var quoted = new StringBuilder("\"");
    cut.codePoints()
        .forEach(each -> {
          if (each == '"' || each == '\\') {
            quoted.append('\\').appendCodePoint(each);
          } else if (Character.isISOControl(each)
              || Character.getType(each) == Character.LINE_SEPARATOR
              || Character.getType(each) == Character.PARAGRAPH_SEPARATOR
              || Character.getType(each) == Character.FORMAT) {
            quoted.append("\\u%04x".formatted(each));
          } else {
            quoted.appendCodePoint(each);
          }
        });
    return quoted.append('"').toString();
  }
}
