package dev.nines.yaml.shape;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * What keeps a text from being YAML, in the author's words instead of the parser's. The parser
 * names tokens; an author sees quotes, tabs and indentation.
 */
record SyntaxProblem(Place place, String message, @Nullable String fix) {

  private static final String QUOTE = "put a text that holds YAML's own signs in quotes: '…'";

  void addTo(Problems problems) {
    problems.add(place, message, fix);
  }

  static SyntaxProblem of(YamlEngineException e, String text, Lines lines) {
    return switch (e) {
      case NodeReader.TooDeep deep ->
          new SyntaxProblem(
              deep.place(),
              "found values nested deeper than %d levels; expected fewer"
                  .formatted(NodeReader.MOST_DEPTH),
              null);
      case ReaderException reader ->
          new SyntaxProblem(
              Lines.placeOf(text, reader.getPosition()),
              "found the character U+%04X; YAML allows none such".formatted(reader.getCodePoint()),
              "remove it, or write it as an escape in double quotes: \"\\u%04X\""
                  .formatted(reader.getCodePoint()));
      case MarkedYamlEngineException marked -> marked(marked, lines);
      case YamlVersionException _ ->
          new SyntaxProblem(
              Place.START, "found another YAML version; expected 1.2, or no %YAML line", null);
      case YamlEngineException other ->
          new SyntaxProblem(Place.START, "this is not YAML: " + other.getMessage(), null);
    };
  }

  private static SyntaxProblem marked(MarkedYamlEngineException e, Lines lines) {
    var found = place(e.getProblemMark(), Place.START);
    var began = place(e.getContextMark(), found);
    var problem = Objects.requireNonNullElse(e.getProblem(), "");
    var context = Objects.requireNonNullElse(e.getContext(), "");
    var rest = rest(lines, found);
    if (rest.startsWith("\t") || problem.contains("TAB")) {
      return new SyntaxProblem(
          found, "found a tab where YAML wants spaces", "indent with spaces alone");
    }
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return new SyntaxProblem(
          began,
          "the quote that opens here is never closed",
          "close it; on this line, most likely");
    }
    if (problem.contains("escape")) {
      return new SyntaxProblem(
          found,
          "found an escape that YAML does not know: " + Quoted.of(rest),
          "use single quotes, in which a backslash is a backslash");
    }
    if (problem.contains("mapping values are not allowed")) {
      return new SyntaxProblem(
          found,
          "found \": \" where no key can stand",
          "put a text that holds \": \" in quotes, or check the indentation");
    }
    if (context.contains("simple key")) {
      return new SyntaxProblem(
          began,
          "found " + Quoted.of(rest(lines, began).strip()) + "; expected `key: value`",
          "add the colon and a space after it");
    }
    if (problem.contains("cannot start any token")) {
      return new SyntaxProblem(
          found, "found a text that begins with " + rest.charAt(0), "put it in quotes: '…'");
    }
    if (context.contains("block scalar")) {
      return new SyntaxProblem(
          found,
          "found %s after a | or >, which begin a block of text in the lines below"
              .formatted(Quoted.of(rest.strip())),
          "put a text that begins with | or > in quotes: '…'");
    }
    if (problem.contains("sequence entries")) {
      return new SyntaxProblem(
          found, "found \"-\" in a key's own line", "begin a list in the line below");
    }
    if (problem.contains("expected the node content")) {
      return new SyntaxProblem(
          found, "found " + Quoted.of(rest.strip()) + "; expected a value", QUOTE);
    }
    if (context.contains("flow")) {
      return flow(began, found, rest, lines);
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return block(began, found, rest, lines);
    }
    return new SyntaxProblem(
        found, "this is not YAML: " + (context.isEmpty() ? "" : context + ", ") + problem, QUOTE);
  }

  private static SyntaxProblem flow(Place began, Place found, String rest, Lines lines) {
    var opened = rest(lines, began);
    var close = opened.startsWith("{") ? "}" : "]";
    var here = rest.isBlank() ? "the end of the line" : Quoted.of(rest.strip());
    return new SyntaxProblem(
        found,
        "found %s; expected \",\" or \"%s\" in what opens in line %d with \"%s\""
            .formatted(here, close, began.line(), opened.isEmpty() ? "" : opened.substring(0, 1)),
        "put a text that holds brackets, braces or commas in quotes");
  }

  private static SyntaxProblem block(Place began, Place found, String rest, Lines lines) {
    var before = lines.line(found.line()).substring(0, offset(lines, found)).strip();
    if (!before.isEmpty() && "\"']}".indexOf(before.charAt(before.length() - 1)) >= 0) {
      return new SyntaxProblem(
          found,
          "found " + Quoted.of(rest.strip()) + " after a value that had ended",
          "put the whole value in quotes: '" + "…'");
    }
    if (lines.line(began.line()).stripLeading().startsWith("-")
        && !rest.startsWith("-")
        && found.column() == began.column()) {
      return new SyntaxProblem(
          found,
          "found %s in the list that begins in line %d; expected \"- \""
              .formatted(Quoted.of(rest.strip()), began.line()),
          "check the indentation");
    }
    return new SyntaxProblem(
        found,
        "found %s in column %d; expected column %d, where line %d began, or an end"
            .formatted(Quoted.of(rest.strip()), found.column(), began.column(), began.line()),
        "check the indentation");
  }

  private static Place place(java.util.Optional<Mark> mark, Place otherwise) {
    return mark.map(NodeReader::place).orElse(otherwise);
  }

  private static String rest(Lines lines, Place place) {
    return lines.line(place.line()).substring(offset(lines, place));
  }

  private static int offset(Lines lines, Place place) {
    return Lines.offset(lines.line(place.line()), place.column());
  }
}
