package dev.nines.yaml.shape;

import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/**
 * What keeps a text from being YAML, in the author's words instead of the parser's. The parser
 * names tokens; an author sees quotes, brackets, tabs and indentation.
 */
record SyntaxProblem(Place place, String message, @Nullable String fix) {

  private static final String QUOTE = "put a text that holds YAML's own signs in quotes: '…'";

  private static final String SINGLE = "use single quotes, in which a backslash is a backslash";
  private static final Pattern ESCAPE = Pattern.compile("\\\\U([0-9A-Fa-f]{8})");

  void addTo(Problems problems) {
    problems.add(place, message, fix);
  }

  /**
   * Says it.
   *
   * @param opened the innermost bracket or brace that was open, or null
   * @param quoted where the last value that was read began, if that is in quotes, or null
   */
  static SyntaxProblem of(
      YamlEngineException e,
      String text,
      Lines lines,
      @Nullable Place opened,
      @Nullable Place quoted) {
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
      case MarkedYamlEngineException marked -> {
        var found = place(marked.getProblemMark(), Place.START);
        var began = place(marked.getContextMark(), found);
        yield marked(marked, new Stumble(found, began, lines, opened, quoted));
      }
      case YamlVersionException _ ->
          new SyntaxProblem(
              Place.START, "found another YAML version; expected 1.2, or no %YAML line", null);
      case YamlEngineException other ->
          new SyntaxProblem(Place.START, "this is not YAML: " + other.getMessage(), null);
    };
  }

  /** Of a text in which an escape is of no character that there is. */
  static SyntaxProblem ofEscape(String text) {
    var first =
        ESCAPE
            .matcher(text)
            .results()
            .filter(each -> Long.parseLong(each.group(1), 16) > Character.MAX_CODE_POINT)
            .findFirst();
    return new SyntaxProblem(
        first
            .map(each -> Lines.placeOf(text, text.codePointCount(0, each.start()) + 1))
            .orElse(Place.START),
        "found an escape that YAML does not know: "
            + Quoted.of(first.map(each -> each.group().substring(1)).orElse("U")),
        SINGLE);
  }

  private static SyntaxProblem marked(MarkedYamlEngineException e, Stumble at) {
    var problem = Objects.requireNonNullElse(e.getProblem(), "");
    var context = Objects.requireNonNullElse(e.getContext(), "");
    var found = at.found();
    var rest = at.rest();
    if (rest.startsWith("\t") || problem.contains("TAB")) {
      return new SyntaxProblem(
          tab(at), "found a tab where YAML wants spaces", "indent with spaces alone");
    }
    if (context.contains("quoted scalar") && problem.contains("end of stream")) {
      return new SyntaxProblem(
          at.began(),
          "the quote that opens here is never closed",
          "close it; on this line, most likely");
    }
    if (problem.contains("escape")) {
      return new SyntaxProblem(
          found, "found an escape that YAML does not know: " + Quoted.of(rest), SINGLE);
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
    if (at.opened() != null) {
      return Brackets.of(at, at.opened());
    }
    if (problem.contains("mapping values are not allowed")) {
      return Indents.colon(at);
    }
    if (context.contains("simple key")) {
      return Indents.noKey(at, at.began());
    }
    if (problem.contains("sequence entries")) {
      return new SyntaxProblem(
          found, "found \"-\" in a key's own line", "begin a list in the line below");
    }
    if (problem.contains("expected the node content")) {
      return new SyntaxProblem(
          found, "found " + Quoted.of(rest.strip()) + "; expected a value", QUOTE);
    }
    if (context.contains("block mapping") || context.contains("block collection")) {
      return Indents.stray(at);
    }
    return new SyntaxProblem(
        found, "this is not YAML: " + (context.isEmpty() ? "" : context + ", ") + problem, QUOTE);
  }

  /** The first tab of the line: it looks like spaces, and the parser may have passed it already. */
  private static Place tab(Stumble at) {
    var line = at.lines().line(at.found().line());
    int tab = line.indexOf('\t');
    return tab < 0 || !line.substring(0, tab).chars().allMatch(c -> c == ' ' || c == '-')
        ? at.found()
        : new Place(at.found().line(), tab + 1);
  }

  private static Place place(Optional<Mark> mark, Place otherwise) {
    return mark.map(NodeReader::place).orElse(otherwise);
  }
}
