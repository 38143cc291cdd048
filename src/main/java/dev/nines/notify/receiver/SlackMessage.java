package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.notify.message.Message;
import dev.nines.notify.message.Message.Fact;
import dev.nines.notify.message.Message.Item;
import dev.nines.notify.message.Message.Line;
import java.util.stream.Collectors;

/** A message in Slack's blocks and {@code mrkdwn}. */
final class SlackMessage {

  /** What a section's text may hold. */
  private static final int LONGEST = 3_000;

  private SlackMessage() {}

  static ObjectNode of(Message message) {
    var headline = "*" + escaped(message.headline()) + "*";
    var node = JsonNodeFactory.instance.objectNode();
    node.put("text", headline);
    // A preview would fetch the links, and show a stranger's page in place of the message.
    node.put("unfurl_links", false).put("unfurl_media", false);
    var blocks = node.putArray("blocks");
    section(blocks, headline);
    if (!message.lines().isEmpty()) {
      section(
          blocks,
          Fitting.lines(message.lines().stream().map(SlackMessage::line).toList(), LONGEST));
    }
    if (!message.links().isEmpty()) {
      section(
          blocks,
          message.links().stream()
              .map(link -> "<%s|%s>".formatted(escaped(link.to().toString()), link.name()))
              .collect(Collectors.joining("  ·  ")));
    }
    return node;
  }

  private static void section(ArrayNode blocks, String text) {
    blocks
        .addObject()
        .put("type", "section")
        .putObject("text")
        .put("type", "mrkdwn")
        .put("text", text);
  }

  private static String line(Line line) {
    return switch (line) {
      case Fact(var name, var value) -> "*%s:* %s".formatted(escaped(name), escaped(value));
      case Item item -> escaped(item.text());
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
