package dev.nines.notify.receiver;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.nines.notify.message.Message;
import dev.nines.notify.message.Message.Fact;
import dev.nines.notify.message.Message.Item;
import dev.nines.notify.message.Message.Line;
import java.util.ArrayList;
import java.util.stream.Collectors;

/** A message in the HTML that Telegram knows. */
final class TelegramMessage {

  private static final int LONGEST = 4_096;

  private TelegramMessage() {}

  static ObjectNode of(Message message, String chat) {
    var links =
        message.links().stream()
            .map(link ->
                "<a href=\"%s\">%s</a>".formatted(escaped(link.to().toString()), link.name()))
            .collect(Collectors.joining("  ·  "));
    var lines = new ArrayList<String>();
    lines.add("<b>" + escaped(message.headline()) + "</b>");
    message.lines().forEach(line -> lines.add(line(line)));
    var text = Fitting.lines(lines, LONGEST - links.length() - 1);
    var node = JsonNodeFactory.instance.objectNode();
    node.put("chat_id", chat);
    node.put("parse_mode", "HTML");
    node.put("text", links.isEmpty() ? text : text + "\n" + links);
    node.putObject("link_preview_options").put("is_disabled", true);
    return node;
  }

  private static String line(Line line) {
    return switch (line) {
      case Fact(var name, var value) -> "<b>%s:</b> %s".formatted(escaped(name), escaped(value));
      case Item item -> escaped(item.text());
    };
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
