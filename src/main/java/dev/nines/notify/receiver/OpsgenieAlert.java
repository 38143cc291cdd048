package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Excerpt;
import dev.nines.notify.message.Wording;
import java.util.List;
import java.util.Locale;

/** The requests of Opsgenie's Alert API. */
final class OpsgenieAlert {

  private static final int LONGEST_MESSAGE = 130;
  private static final int LONGEST_ENTITY = 512;
  private static final int LONGEST_DESCRIPTION = 15_000;

  /** As whom Nines acts there. */
  static final String SOURCE = "Nines";

  private OpsgenieAlert() {}

  static ObjectNode create(Notice notice, List<String> responders) {
    var message = Wording.of(notice);
    var alert = JsonNodeFactory.instance.objectNode();
    alert.put("message", Excerpt.of(message.headline(), LONGEST_MESSAGE));
    alert.put("alias", Key.trouble(notice));
    alert.put(
        "description",
        Excerpt.of(message.headline() + "\n\n" + message.body(), LONGEST_DESCRIPTION));
    if (!responders.isEmpty()) {
      var teams = alert.putArray("responders");
      responders.forEach(name -> teams.addObject().put("type", "team").put("name", name));
    }
    alert.putArray("tags").add("nines").add(notice.environment()).add(notice.region());
    var details =
        alert
            .putObject("details")
            .put("environment", notice.environment())
            .put("region", notice.region())
            .put("key", Key.message(notice));
    message
        .links()
        .forEach(link -> details.put(link.name().toLowerCase(Locale.ROOT), link.to().toString()));
    alert.put("entity", Excerpt.of(notice.about(), LONGEST_ENTITY));
    alert.put("source", SOURCE);
    alert.put("priority", priority(notice));
    return alert;
  }

  /** What is said of an alert that is acknowledged or closed. */
  static ObjectNode note(Notice notice) {
    var message = Wording.of(notice);
    return JsonNodeFactory.instance
        .objectNode()
        .put("source", SOURCE)
        .put("user", SOURCE)
        .put(
            "note", Excerpt.of(message.headline() + "\n\n" + message.facts(), LONGEST_DESCRIPTION));
  }

  private static String priority(Notice notice) {
    return notice.kind() == Notice.Kind.TEST
        ? "P5"
        : switch (notice.severity()) {
          case CRITICAL -> "P1";
          case ERROR -> "P2";
          case WARNING -> "P3";
          case ADVISORY -> "P5";
        };
  }
}
