package dev.nines.yaml.shape;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What stands at one place of a YAML file, aliases followed and merge keys resolved. */
public sealed interface Node {

  Place place();

  /** What it is, in words: "a list", "text". */
  default String kind() {
    return switch (this) {
      case Scalar scalar -> PlainValue.kind(scalar);
      case Sequence _ -> "a list";
      case Mapping _ -> "a map";
      case Broken _ -> "nothing readable";
    };
  }

  /**
   * A text, number, truth value or nothing.
   *
   * @param text as YAML understands it: without quotes, escapes resolved, lines folded
   * @param flow whether it stands inside brackets or braces, where commas separate
   * @param source the file's lines, to find places inside the text
   */
  record Scalar(String text, Style style, boolean flow, Place place, Lines source) implements Node {

    /** Where the character at {@code offset} of {@link #text} stands in the file. */
    public Place at(int offset) {
      return ScalarPlaces.locate(this, offset);
    }

    /** Whether it is an empty plain scalar or a spelled-out null: a key without a value. */
    public boolean isNothing() {
      return style == Style.PLAIN && PlainValue.of(text) == null;
    }

    /** Whether it stands behind the dash of a list's item. */
    boolean isItem() {
      return source
          .line(place.line())
          .substring(0, Lines.offset(source.line(place.line()), place.column()))
          .stripTrailing()
          .endsWith("-");
    }

    /** Its value by YAML 1.2: null, Boolean, Long, BigInteger, Double, BigDecimal or String. */
    public @Nullable Object value() {
      return style == Style.PLAIN ? PlainValue.of(text) : text;
    }

    @Override
    public String toString() {
      return text;
    }
  }

  /** How a scalar is written. */
  enum Style {
    PLAIN,
    SINGLE_QUOTED,
    DOUBLE_QUOTED,
    /** After {@code |} or {@code >}. */
    BLOCK
  }

  /** A list. */
  record Sequence(List<Node> items, Place place) implements Node {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /** A map; its keys are texts and each occurs once. */
  record Mapping(List<Entry> entries, Place place) implements Node {
    public Mapping {
      entries = List.copyOf(entries);
    }
  }

  /** A key with its value. */
  record Entry(Scalar key, Node value) {}

  /** Something whose problem was already said. */
  record Broken(Place place) implements Node {}
}
