package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.incident.Subject.OfJourney;
import dev.nines.notify.Notice;
import dev.nines.notify.message.Excerpt;
import dev.nines.notify.message.Message;
import dev.nines.notify.message.Message.Fact;
import dev.nines.notify.message.Message.Item;
import dev.nines.notify.message.Wording;

/** The requests of PagerDuty's Events API v2. */
final class PagerDutyEvent {

  private static final int LONGEST_SUMMARY = 1_024;

  private PagerDutyEvent() {}

  /**
   * An event.
   *
   * @param action {@code trigger}, {@code acknowledge} or {@code resolve}
   */
  static ObjectNode of(Notice notice, String action, String routingKey) {
    var event = JsonNodeFactory.instance.objectNode();
    event.put("routing_key", routingKey);
    event.put("event_action", action);
    event.put("dedup_key", Key.trouble(notice));
    if (action.equals("trigger")) {
      var message = Wording.of(notice);
      event.put("client", "Nines");
      if (notice.link() != null) {
        event.put("client_url", notice.link().toString());
      }
      event.set("payload", payload(notice, message));
      if (!message.links().isEmpty()) {
        var links = event.putArray("links");
        message
            .links()
            .forEach(link ->
                links.addObject().put("href", link.to().toString()).put("text", link.name()));
      }
    }
    return event;
  }

  private static ObjectNode payload(Notice notice, Message message) {
    var lead = notice.incidents().getFirst();
    var payload = JsonNodeFactory.instance.objectNode();
    payload.put("summary", Excerpt.of(message.headline(), LONGEST_SUMMARY));
    payload.put("source", "nines/" + notice.environment() + "/" + notice.region());
    payload.put("severity", severity(notice));
    payload.put("timestamp", notice.at().toString());
    payload.put("component", lead.subject().name());
    payload.put("group", notice.about());
    payload.put("class", lead.rule());
    var details = payload.putObject("custom_details");
    details.put("environment", notice.environment());
    details.put("key", Key.message(notice));
    for (var line : message.lines()) {
      switch (line) {
        case Fact(var name, var value) -> add(details, name, value);
        case Item(var value) -> details.withArray(listed(notice)).add(value);
      }
    }
    return payload;
  }

  private static String listed(Notice notice) {
    return notice.incidents().stream().allMatch(each -> each.subject() instanceof OfJourney)
        ? "/Journeys"
        : "/In trouble";
  }

  /** Several rules may be broken at a time; a second one does not hide the first. */
  private static void add(ObjectNode details, String name, String value) {
    var before = details.path(name).asText("");
    details.put(name, before.isEmpty() ? value : before + "\n" + value);
  }

  private static String severity(Notice notice) {
    return switch (notice.severity()) {
      case CRITICAL -> "critical";
      case ERROR -> "error";
      case WARNING -> "warning";
      case ADVISORY -> "info";
    };
  }
}
