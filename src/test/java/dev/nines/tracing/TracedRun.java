package dev.nines.tracing;

import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One trace, as whoever took it reads it. */
public record TracedRun(String id, Map<String, String> resource, List<Span> spans) {

  static List<TracedRun> of(List<ResourceSpans> taken) {
    var runs = new LinkedHashMap<String, TracedRun>();
    for (var resource : taken) {
      for (var scope : resource.getScopeSpansList()) {
        for (var span : scope.getSpansList()) {
          var id = hex(span.getTraceId().toByteArray());
          runs.computeIfAbsent(
                  id,
                  _ ->
                      new TracedRun(
                          id,
                          attributes(resource.getResource().getAttributesList()),
                          new ArrayList<>()))
              .spans()
              .add(span);
        }
      }
    }
    return List.copyOf(runs.values());
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static Map<String, String> attributes(List<KeyValue> list) {
    var attributes = new TreeMap<String, String>();
    list.forEach(each -> attributes.put(each.getKey(), text(each.getValue())));
    return attributes;
  }

  private static String text(AnyValue value) {
    return switch (value.getValueCase()) {
      case STRING_VALUE -> value.getStringValue();
      case INT_VALUE -> Long.toString(value.getIntValue());
      case DOUBLE_VALUE -> Double.toString(value.getDoubleValue());
      default -> value.toString();
    };
  }

  public static Map<String, String> attributes(Span span) {
    return attributes(span.getAttributesList());
  }

  public static String id(Span span) {
    return hex(span.getSpanId().toByteArray());
  }

  public static boolean bad(Span span) {
    return span.getStatus().getCode() == Status.StatusCode.STATUS_CODE_ERROR;
  }

  /** The span that has no other above it. */
  public Span root() {
    var roots = spans.stream().filter(span -> span.getParentSpanId().isEmpty()).toList();
    if (roots.size() != 1) {
      throw new AssertionError(roots.size() + " roots in " + spans);
    }
    return roots.getFirst();
  }

  /** The spans right below this one, in the order of their beginning. */
  public List<Span> below(Span parent) {
    return spans.stream()
        .filter(span -> span.getParentSpanId().equals(parent.getSpanId()))
        .sorted(java.util.Comparator.comparingLong(Span::getStartTimeUnixNano))
        .toList();
  }

  /** Names, one below the other, with a mark where the status is bad. */
  public String tree() {
    var text = new StringBuilder();
    tree(root(), "", text);
    return text.toString();
  }

  private void tree(Span span, String indent, StringBuilder text) {
    text.append(indent).append(span.getName()).append(bad(span) ? " !" : "").append('\n');
    below(span).forEach(each -> tree(each, indent + "  ", text));
  }
}
