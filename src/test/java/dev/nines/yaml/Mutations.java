package dev.nines.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Sequence;
import dev.nines.yaml.shape.Node.Style;
import dev.nines.yaml.shape.Place;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Slips of an author's hand: one thing changed somewhere in a file. */
record Mutations(Random random) {

  private static final List<String> SCALARS =
      List.of(
          "",
          "x",
          "1",
          "0",
          "-1",
          "1.5",
          "true",
          "false",
          "yes",
          "10s",
          "0s",
          "500 ms",
          "99.9%",
          "95% < 3s",
          "100",
          "month",
          "10MiB",
          "auto",
          "1.1",
          "a b",
          "A",
          "/path",
          "http://localhost/",
          "${run.id}",
          "status == 200",
          "09:00-18:00",
          "2026-12-25",
          "null",
          "-",
          "2026-12-01T22:00",
          "Sun",
          "2",
          "always",
          "off",
          "4 of 20",
          "90% over 1h",
          "critical");

  private static final List<String> KEYS =
      List.of(
          "x",
          "x-mine",
          "service",
          "maintenance",
          "silence",
          "backends",
          "check",
          "at",
          "by",
          "names",
          "all",
          "any",
          "atLeast",
          "of",
          "weights",
          "reason",
          "windows",
          "weekly",
          "timeout",
          "within",
          "retry",
          "observe",
          "headers",
          "json",
          "form",
          "body",
          "get",
          "post",
          "head",
          "websocket",
          "events",
          "send",
          "await",
          "sleep",
          "stream",
          "until",
          "every",
          "expect",
          "store",
          "ping",
          "cert",
          "key",
          "basic",
          "bearer",
          "milestone",
          "availability",
          "latency",
          "window",
          "calendar",
          "journey",
          "step",
          "as",
          "from",
          "to",
          "steps",
          "vars",
          "title",
          "overlap",
          "Mon",
          "holidays",
          "sendBinary",
          "query",
          "alerts",
          "alerting",
          "failures",
          "severity",
          "severities",
          "no run",
          "burn rate",
          "rate",
          "over",
          "and",
          "remind");

  /** A copy with one slip. */
  Node of(Node root) {
    return change(root, random.nextInt(size(root)));
  }

  private static int size(Node node) {
    return switch (node) {
      case Sequence list -> 1 + list.items().stream().mapToInt(Mutations::size).sum();
      case Mapping map -> 1 + map.entries().stream().mapToInt(entry -> size(entry.value())).sum();
      case Scalar _, Broken _ -> 1;
    };
  }

  private Node change(Node node, int at) {
    if (at == 0) {
      return slip(node);
    }
    int left = at - 1;
    return switch (node) {
      case Sequence list -> {
        var items = new ArrayList<>(list.items());
        for (int i = 0; i < items.size(); i++) {
          int size = size(items.get(i));
          if (left >= 0 && left < size) {
            items.set(i, change(items.get(i), left));
          }
          left -= size;
        }
        yield new Sequence(items, list.place());
      }
      case Mapping map -> {
        var entries = new ArrayList<>(map.entries());
        for (int i = 0; i < entries.size(); i++) {
          int size = size(entries.get(i).value());
          if (left >= 0 && left < size) {
            entries.set(i, new Entry(entries.get(i).key(), change(entries.get(i).value(), left)));
          }
          left -= size;
        }
        yield new Mapping(entries, map.place());
      }
      case Scalar _, Broken _ -> node;
    };
  }

  private Node slip(Node node) {
    return switch (random.nextInt(4)) {
      case 0 -> scalar(SCALARS.get(random.nextInt(SCALARS.size())));
      case 1 ->
          random.nextBoolean()
              ? new Sequence(List.of(node), Place.START)
              : new Sequence(List.of(), Place.START);
      case 2 ->
          node instanceof Sequence list && !list.items().isEmpty()
              ? list.items().getFirst()
              : new Mapping(List.of(), Place.START);
      default ->
          node instanceof Mapping map
              ? keys(map)
              : scalar(SCALARS.get(random.nextInt(SCALARS.size())));
    };
  }

  private Node keys(Mapping map) {
    var entries = new ArrayList<>(map.entries());
    var name = KEYS.get(random.nextInt(KEYS.size()));
    var value = scalar(SCALARS.get(random.nextInt(SCALARS.size())));
    switch (random.nextInt(3)) {
      case 0 -> {
        if (!entries.isEmpty()) {
          entries.remove(random.nextInt(entries.size()));
        }
      }
      case 1 -> {
        if (!entries.isEmpty()) {
          int at = random.nextInt(entries.size());
          var old = entries.remove(at);
          entries.removeIf(entry -> entry.key().text().equals(name));
          entries.add(new Entry(scalar(name), old.value()));
        }
      }
      default -> {
        entries.removeIf(entry -> entry.key().text().equals(name));
        entries.add(new Entry(scalar(name), value));
      }
    }
    return new Mapping(entries, map.place());
  }

  private static Scalar scalar(String text) {
    return new Scalar(text, Style.PLAIN, false, Place.START, new Lines(""));
  }

  /** A file as an editor hands it to the schema. */
  static JsonNode json(Node node) {
    var nodes = JsonNodeFactory.instance;
    return switch (node) {
      case Scalar scalar ->
          switch (scalar.value()) {
            case null -> nodes.nullNode();
            case Boolean truth -> nodes.booleanNode(truth);
            case Long number -> nodes.numberNode(number);
            case Double number -> nodes.numberNode(number);
            case BigInteger number -> nodes.numberNode(number);
            case BigDecimal number -> nodes.numberNode(number);
            case Object text -> nodes.textNode(text.toString());
          };
      case Sequence list -> {
        var array = nodes.arrayNode();
        list.items().forEach(item -> array.add(json(item)));
        yield array;
      }
      case Mapping map -> {
        var object = nodes.objectNode();
        map.entries().forEach(entry -> object.set(entry.key().text(), json(entry.value())));
        yield object;
      }
      case Broken _ -> nodes.nullNode();
    };
  }
}
