package dev.nines.yaml.shape;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What may stand at some place of a file: reads it and describes it.
 *
 * @param <T> what is read
 */
public interface Shape<T> {

  /**
   * Reads a node; what does not fit goes to {@code problems}.
   *
   * @param subject the key under which the node stands, for messages
   * @return null where nothing could be read; at least one problem was then added for this node or
   *     before
   */
  @Nullable T read(Node node, String subject, Problems problems);

  /** What fits, in words: "a duration such as 30s". */
  String expected();

  /** The JSON Schema of what fits; a new node at each call. */
  ObjectNode schema(Definitions definitions);

  /** Reads the same and makes something else of it. */
  default <R> Shape<R> map(Function<T, R> then) {
    var self = this;
    return new Shape<>() {
      @Override
      public @Nullable R read(Node node, String subject, Problems problems) {
        var value = self.read(node, subject, problems);
        return value == null ? null : then.apply(value);
      }

      @Override
      public String expected() {
        return self.expected();
      }

      @Override
      public ObjectNode schema(Definitions definitions) {
        return self.schema(definitions);
      }
    };
  }

  /** Says that something else was found. */
  static void misfit(Node node, String subject, String expected, Problems problems) {
    if (node instanceof Node.Scalar scalar && scalar.isNothing()) {
      problems.add(
          node.place(),
          prefix(subject) + "there is no value; expected " + expected,
          scalar.isItem()
              ? "give it one or remove the -"
              : subject.isEmpty() ? null : "give it one or remove the key");
    } else if (!(node instanceof Node.Broken)) {
      problems.add(
          node.place(),
          prefix(subject) + "found " + node.kind() + "; expected " + expected,
          node instanceof Node.Mapping map && glued(map) ? "put a space after each -" : null);
    }
  }

  /** Whether it was meant to be a list: {@code -get: /} is a key that begins with a dash. */
  private static boolean glued(Node.Mapping map) {
    return !map.entries().isEmpty()
        && map.entries().stream().allMatch(entry -> entry.key().text().startsWith("-"));
  }

  static String prefix(String subject) {
    return subject.isEmpty() ? "" : subject + ": ";
  }
}
