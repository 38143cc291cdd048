package dev.nines.yaml.shape;

import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Sequence;
import dev.nines.yaml.shape.Node.Style;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Text to nodes. It composes the parser's events itself, because it has to say where each thing
 * stands, to follow aliases within bounds, and to go on after a duplicate key or a bad alias.
 */
public final class NodeReader {

  /** How deep nodes may nest, aliases followed. */
  public static final int MOST_DEPTH = 64;

  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setUseMarks(true).setParseComments(false).build();

  private final Lines lines;
  private final Problems problems;
  private final Iterator<Event> events;
  private final Anchors anchors;
  private @Nullable Place quoted;

  private NodeReader(String text, Lines lines, Problems problems) {
    this.lines = lines;
    this.problems = problems;
    this.events = new Parse(SETTINGS).parseString(text).iterator();
    this.anchors = new Anchors(problems);
  }

  /**
   * Reads the one document of a file.
   *
   * @param lines the lines of {@code text}
   * @return its root, or null where it has none or cannot be understood; the problems say why
   */
  public static @Nullable Node read(String text, Lines lines, Problems problems) {
    var reader = new NodeReader(text, lines, problems);
    try {
      return reader.document();
    } catch (YamlEngineException e) {
      SyntaxProblem.of(e, text, lines, reader.opened.peek(), reader.quoted).addTo(problems);
      return null;
    } catch (NumberFormatException _) {
      // The parser takes the eight digits of an escape for a number that it can hold.
      SyntaxProblem.ofEscape(text).addTo(problems);
      return null;
    }
  }

  private @Nullable Node document() {
    events.next();
    Node root = null;
    while (events.next() instanceof DocumentStartEvent start) {
      if (root != null) {
        problems.add(
            place(start),
            "found a second document; expected one per file",
            "move what follows --- to a file of its own");
        return root;
      }
      root = node(events.next(), 0).node();
      events.next();
    }
    return root;
  }

  private Sized node(Event event, int depth) {
    if (event instanceof AliasEvent alias) {
      return anchors.follow(alias.getAlias().getValue(), place(alias), depth);
    }
    if (depth > MOST_DEPTH) {
      throw new TooDeep(event.getStartMark());
    }
    var anchor = event instanceof NodeEvent node ? node.getAnchor() : Optional.<Anchor>empty();
    anchor.ifPresent(name -> anchors.open(name.getValue()));
    var sized =
        switch (event) {
          case ScalarEvent scalar -> new Sized(scalar(scalar), 1, 0);
          case MappingStartEvent mapping -> mapping(mapping, depth);
          case CollectionStartEvent sequence -> sequence(sequence, depth);
          case Event other -> throw new IllegalStateException("no node begins with " + other);
        };
    anchor.ifPresent(name -> anchors.close(name.getValue(), sized));
    return sized;
  }

  private Node scalar(ScalarEvent event) {
    quoted = event.isPlain() ? null : place(event);
    var tag = event.getTag().orElse("");
    if (!tag.isEmpty() && !tag.equals("!") && !tag.equals("tag:yaml.org,2002:str")) {
      // `expect: !json.done` is a tag to YAML, and the author meant "not".
      problems.add(
          place(event),
          "found the YAML tag "
              + Quoted.of(lines.line(place(event).line()).substring(index(event)).strip())
              + "; expected a value without a tag",
          "put an expression that begins with ! in quotes: '!…'");
      return new Broken(place(event));
    }
    var style =
        switch (event.getScalarStyle()) {
          case SINGLE_QUOTED -> Style.SINGLE_QUOTED;
          case DOUBLE_QUOTED, JSON_SCALAR_STYLE -> Style.DOUBLE_QUOTED;
          case LITERAL, FOLDED -> Style.BLOCK;
          case PLAIN -> tag.isEmpty() ? Style.PLAIN : Style.SINGLE_QUOTED;
        };
    return new Scalar(event.getValue(), style, !opened.isEmpty(), place(event), lines);
  }

  private int index(Event event) {
    var place = place(event);
    return Lines.offset(lines.line(place.line()), place.column());
  }

  /** Where each bracket and brace that is open stands, the innermost first. */
  private final Deque<Place> opened = new ArrayDeque<>();

  private void open(CollectionStartEvent start) {
    if (start.isFlow()) {
      opened.push(place(start));
    }
  }

  private void close(CollectionStartEvent start) {
    if (start.isFlow()) {
      opened.pop();
    }
  }

  private Sized sequence(CollectionStartEvent start, int depth) {
    untagged(start);
    open(start);
    var items = new ArrayList<Node>();
    var size = new Sized.Sum();
    for (var event = events.next(); event instanceof NodeEvent; event = events.next()) {
      items.add(size.plus(node(event, depth + 1)));
    }
    close(start);
    return size.of(new Sequence(items, place(start)));
  }

  private Sized mapping(MappingStartEvent start, int depth) {
    untagged(start);
    open(start);
    var entries = new ArrayList<Entry>();
    boolean allRead = true;
    var size = new Sized.Sum();
    for (var event = events.next(); event instanceof NodeEvent; event = events.next()) {
      var key = node(event, depth + 1).node();
      var value = size.plus(node(events.next(), depth + 1));
      if (key instanceof Scalar text) {
        entries.add(new Entry(text, value));
      } else {
        allRead = false;
        noText(key);
      }
    }
    close(start);
    return size.of(
        entries.isEmpty() && !allRead
            ? new Broken(place(start))
            : new Mapping(new MergedEntries(problems).of(entries), place(start)));
  }

  private void noText(Node key) {
    if (!(key instanceof Broken)) {
      problems.add(
          key.place(),
          "found " + key.kind() + " as a key; expected a text",
          key instanceof Mapping ? "put a text with ${…} in quotes" : null);
    }
  }

  private void untagged(CollectionStartEvent start) {
    if (start.getTag().isPresent()) {
      problems.add(
          place(start),
          "found the YAML tag " + start.getTag().get() + "; expected a value without a tag",
          null);
    }
  }

  private static Place place(Event event) {
    return event.getStartMark().map(NodeReader::place).orElse(Place.START);
  }

  static Place place(Mark mark) {
    return new Place(mark.getLine() + 1, mark.getColumn() + 1);
  }

  /** Ends the reading of a file: what nests so deep is no journey. */
  static final class TooDeep extends YamlEngineException {
    private static final long serialVersionUID = 1L;
    private final transient Place place;

    TooDeep(Optional<Mark> mark) {
      super("too deep");
      this.place = mark.map(NodeReader::place).orElse(Place.START);
    }

    Place place() {
      return place;
    }
  }
}
