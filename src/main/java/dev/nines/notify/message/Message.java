package dev.nines.notify.message;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A notice in words, without any channel's markup.
 *
 * @param headline one line
 * @param lines the facts, each one line
 * @param links where to go from here
 */
public record Message(String headline, List<Line> lines, List<Link> links) {

  public Message {
    lines = List.copyOf(lines);
    links = List.copyOf(links);
  }

  /** One line of a message. */
  public sealed interface Line {
    /** The line as plain text. */
    String text();
  }

  /** What is known under a name. */
  public record Fact(String name, String value) implements Line {
    @Override
    public String text() {
      return name + ": " + value;
    }
  }

  /** One of several that are listed. */
  public record Item(String value) implements Line {
    @Override
    public String text() {
      return "• " + value;
    }
  }

  /** A place to go to. */
  public record Link(String name, URI to) {
    /** The link as plain text. */
    public String text() {
      return name + ": " + to;
    }
  }

  /** The facts as plain text, without headline and links. */
  public String facts() {
    return lines.stream().map(Line::text).collect(Collectors.joining("\n"));
  }

  /** All that is below the headline, as plain text. */
  public String body() {
    return Stream.concat(lines.stream().map(Line::text), links.stream().map(Link::text))
        .collect(Collectors.joining("\n"));
  }
}
