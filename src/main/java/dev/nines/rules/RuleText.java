package dev.nines.rules;

import static org.snakeyaml.engine.v2.common.FlowStyle.BLOCK;

import dev.nines.journey.Durations;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.StreamDataWriter;
import org.snakeyaml.engine.v2.comments.CommentLine;
import org.snakeyaml.engine.v2.comments.CommentType;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Rules as YAML, for Prometheus itself or for its operator in Kubernetes. */
public final class RuleText {

  private static final DumpSettings SETTINGS =
      DumpSettings.builder().setDumpComments(true).setSplitLines(false).build();

  private RuleText() {}

  /**
   * A rule file.
   *
   * @param title stands at the head, as a comment
   */
  public static String prometheus(List<Group> groups, String title) {
    return text(map(entry("groups", groups(groups))), title);
  }

  /**
   * A {@code PrometheusRule} of the Prometheus operator.
   *
   * @param name of the object
   * @param namespace "" leaves it to whoever applies the object
   * @param labels of the object, by which a Prometheus selects its rules
   */
  public static String operator(
      List<Group> groups, String title, String name, String namespace, Map<String, String> labels) {
    var metadata = new ArrayList<NodeTuple>();
    metadata.add(entry("name", quoted(name)));
    if (!namespace.isEmpty()) {
      metadata.add(entry("namespace", quoted(namespace)));
    }
    if (!labels.isEmpty()) {
      metadata.add(entry("labels", labels(labels)));
    }
    return text(
        map(
            entry("apiVersion", plain("monitoring.coreos.com/v1")),
            entry("kind", plain("PrometheusRule")),
            entry("metadata", map(metadata)),
            entry("spec", map(entry("groups", groups(groups))))),
        title);
  }

  private static Node groups(List<Group> groups) {
    return list(groups.stream().map(group -> commented(group(group), group.comment())).toList());
  }

  private static Node group(Group group) {
    return map(
        entry("name", plain(group.name())),
        entry("interval", plain(Durations.text(group.interval()))),
        entry("rules", list(group.rules().stream().map(RuleText::evaluated).toList())));
  }

  private static Node evaluated(Evaluated evaluated) {
    return switch (evaluated) {
      case Rule rule -> rule(rule);
      case Alert alert -> alert(alert);
    };
  }

  private static Node alert(Alert alert) {
    var entries = new ArrayList<NodeTuple>();
    entries.add(entry("alert", plain(alert.name())));
    entries.add(entry("expr", expression(alert.expression())));
    if (!alert.stands().isZero()) {
      entries.add(entry("for", plain(Durations.text(alert.stands()))));
    }
    entries.add(
        entry(
            "labels",
            labels(
                Map.of(
                    "severity",
                    alert.severity().word(),
                    "concern",
                    alert.concern().name().toLowerCase(Locale.ROOT)))));
    entries.add(
        entry(
            "annotations",
            map(
                entry("summary", quoted(alert.summary())),
                entry("description", quoted(alert.description())))));
    return map(entries);
  }

  private static Node rule(Rule rule) {
    var entries = new ArrayList<NodeTuple>();
    entries.add(entry("record", plain(rule.record())));
    entries.add(entry("expr", expression(rule.expression())));
    if (!rule.labels().isEmpty()) {
      entries.add(entry("labels", labels(rule.labels())));
    }
    return commented(map(entries), rule.comment());
  }

  private static Node labels(Map<String, String> labels) {
    return map(
        new TreeMap<>(labels)
            .entrySet().stream()
                .map(label -> entry(label.getKey(), quoted(label.getValue())))
                .toList());
  }

  private static Node expression(String text) {
    return new ScalarNode(
        Tag.STR, text, text.contains("\n") ? ScalarStyle.LITERAL : ScalarStyle.PLAIN);
  }

  private static Node plain(String text) {
    return new ScalarNode(Tag.STR, text, ScalarStyle.PLAIN);
  }

  /** In quotes whatever it looks like: other readers take "on" or "1e3" for no text. */
  private static Node quoted(String text) {
    return new ScalarNode(Tag.STR, text, ScalarStyle.DOUBLE_QUOTED);
  }

  private static NodeTuple entry(String key, Node value) {
    return new NodeTuple(plain(key), value);
  }

  private static Node commented(Node node, String comment) {
    if (!comment.isEmpty()) {
      node.setBlockComments(comment(comment));
    }
    return node;
  }

  private static List<CommentLine> comment(String text) {
    return text.lines()
        .map(line ->
            new CommentLine(Optional.empty(), Optional.empty(), " " + line, CommentType.BLOCK))
        .toList();
  }

  private static Node map(NodeTuple... entries) {
    return map(List.of(entries));
  }

  private static Node map(List<NodeTuple> entries) {
    return new MappingNode(Tag.MAP, entries, BLOCK);
  }

  private static Node list(List<Node> items) {
    return new SequenceNode(Tag.SEQ, items, BLOCK);
  }

  private static String text(Node document, String title) {
    document.setBlockComments(comment(title));
    var text = new StringWriter();
    new Dump(SETTINGS)
        .dumpNode(
            document,
            new StreamDataWriter() {
              @Override
              public void write(String part) {
                text.write(part);
              }

              @Override
              public void write(String part, int offset, int length) {
                text.write(part, offset, length);
              }
            });
    return text.toString();
  }
}
