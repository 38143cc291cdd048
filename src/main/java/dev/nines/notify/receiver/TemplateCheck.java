package dev.nines.notify.receiver;

import dev.nines.alert.BodyCheck;
import dev.nines.journey.Nearest;
import dev.nines.notify.message.Excerpt;
import dev.nines.notify.receiver.BodyNames.Many;
import dev.nines.notify.receiver.BodyNames.Named;
import dev.nines.notify.receiver.BodyNames.Value;
import io.quarkus.qute.Expression;
import io.quarkus.qute.SectionBlock;
import io.quarkus.qute.SectionNode;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.TemplateNode;
import io.quarkus.qute.TemplateNode.Origin;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Follows the names of a body's template through its loops, so that one which does not exist is
 * known when the file is loaded and not when somebody has to be told. What it cannot follow it
 * passes: the rendering is strict all the same. Safe between threads.
 */
public final class TemplateCheck implements BodyCheck {

  private static final int LONGEST = 200;

  /** What Qute itself knows of every map. */
  private static final Set<String> OF_MAPS =
      Set.of(
          "size", "isEmpty", "empty", "keys", "keySet", "values", "entrySet", "get", "containsKey");

  private static final Set<String> LOOPS = Set.of("for", "each");

  /** Sections in which other names may stand than outside. */
  private static final Set<String> OPEN = Set.of("let", "set", "with", "include", "insert", "eval");

  private static final Pattern UNTERMINATED = Pattern.compile("unterminated section \\[(\\w+)]");
  private static final Pattern WHERE = Pattern.compile("\\s*(?:in|at) template \\S+ line \\d+");

  @Override
  public List<Flaw> of(String template) {
    try {
      var parsed = WebhookBody.engine().parse(template);
      var search = new Search(template, new ArrayList<>());
      search.all(parsed.getRootNode().getBlocks(), Map.of("notice", BodyNames.NOTICE));
      search.flaws.sort(Comparator.comparingInt(Flaw::offset));
      return search.flaws;
    } catch (TemplateException e) {
      return List.of(unreadable(template, e));
    }
  }

  private static Flaw unreadable(String template, TemplateException e) {
    var said = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    var cause = WHERE.matcher(said.replaceFirst("^Parser error", "")).replaceAll("");
    return new Flaw(
        place(template, said, e.getOrigin()),
        "this is no template of Qute: " + Excerpt.line(cause.replaceFirst("^[: ]+", ""), LONGEST),
        "write a brace that is meant as it stands before a letter as \\{");
  }

  /** Qute tells where a tag ends that it cannot read, and of one without an end where all ends. */
  private static int place(String template, String said, @Nullable Origin origin) {
    var open = UNTERMINATED.matcher(said);
    if (open.find()) {
      return Math.max(0, template.lastIndexOf("{#" + open.group(1)));
    }
    int at = origin == null ? 0 : offset(template, origin);
    return at < template.length() && template.charAt(at) == '}'
        ? template.lastIndexOf('{', at)
        : at;
  }

  private static int offset(String template, Origin origin) {
    int at = 0;
    for (int line = 1; line < origin.getLine(); line++) {
      at = template.indexOf('\n', at) + 1;
      if (at == 0) {
        return 0;
      }
    }
    return Math.clamp(at + Math.max(0, origin.getLineCharacterStart() - 1), 0, template.length());
  }

  /** One template's. */
  private record Search(String template, List<Flaw> flaws) {

    void all(List<SectionBlock> blocks, Map<String, BodyNames> known) {
      for (var block : blocks) {
        nodes(block.nodes, known);
      }
    }

    private void nodes(List<TemplateNode> nodes, Map<String, BodyNames> known) {
      for (var node : nodes) {
        if (node.isSection()) {
          section(node.asSection(), known);
        } else if (node.isExpression()) {
          node.getExpressions().forEach(each -> expression(each, known));
        }
      }
    }

    private void section(SectionNode section, Map<String, BodyNames> known) {
      boolean open = OPEN.contains(section.getName());
      for (var block : section.getBlocks()) {
        if (!open || block.parameters.isEmpty()) {
          block.expressions.values().forEach(each -> expression(each, known));
        }
      }
      if (LOOPS.contains(section.getName())) {
        var blocks = section.getBlocks();
        nodes(blocks.getFirst().nodes, loop(blocks.getFirst(), known));
        all(blocks.subList(1, blocks.size()), known);
      } else if (!open) {
        all(section.getBlocks(), known);
      }
    }

    /** What is known inside of a loop. */
    private Map<String, BodyNames> loop(SectionBlock block, Map<String, BodyNames> known) {
      var named = block.parameters.getOrDefault("alias", "it");
      // {#each} names nothing, and Qute writes that down as a name.
      var alias = named.startsWith("$") ? "it" : named;
      var inside = new HashMap<>(known);
      var over = block.expressions.get("iterable");
      var items = over == null ? new Value() : meaning(over, known);
      inside.put(alias, items instanceof Many(var item) ? item : new Value());
      for (var fact :
          List.of(
              "count",
              "index",
              "indexParity",
              "hasNext",
              "isLast",
              "isFirst",
              "odd",
              "isOdd",
              "even",
              "isEven")) {
        inside.put(alias + "_" + fact, new Value());
      }
      return inside;
    }

    /** What an expression stands for, as far as its names tell. */
    private static BodyNames meaning(Expression expression, Map<String, BodyNames> known) {
      if (expression.isLiteral() || expression.hasNamespace()) {
        return new Value();
      }
      BodyNames now = new Named(known);
      for (var part : expression.getParts()) {
        now =
            now instanceof Named of
                ? of.members().getOrDefault(part.getName(), new Value())
                : new Value();
      }
      return now;
    }

    private void expression(Expression expression, Map<String, BodyNames> known) {
      if (expression.isLiteral() || expression.hasNamespace()) {
        return;
      }
      BodyNames now = new Named(known);
      var path = "";
      int at = start(expression);
      for (var part : expression.getParts()) {
        if (part.isVirtualMethod()) {
          part.asVirtualMethod().getParameters().forEach(each -> expression(each, known));
          now = new Value();
        } else {
          var name = part.getName();
          if (now instanceof Named of && !of.names().contains(name)) {
            if (path.isEmpty()) {
              flaws.add(unknown(at, name, of));
            } else if (!OF_MAPS.contains(name)) {
              flaws.add(unknown(at, path, name, of));
            }
            now = new Value();
          } else if (now instanceof Many(Named item) && item.names().contains(name)) {
            flaws.add(
                new Flaw(
                    at,
                    "found {%s.%s}, but %s is a list".formatted(path, name, path),
                    "write {#for each in %s}{each.%s}{/for}".formatted(path, name)));
            now = new Value();
          } else {
            now =
                now instanceof Named of
                    ? of.members().getOrDefault(name, new Value())
                    : new Value();
          }
          path = path.isEmpty() ? name : path + "." + name;
          at += name.length() + 1;
        }
      }
    }

    private static Flaw unknown(int at, String path, String name, Named of) {
      return new Flaw(
          at,
          "found {%s.%s}; %s has %s".formatted(path, name, path, words(of)),
          meant(Nearest.to(name, of.names())));
    }

    /** The first name of an expression, which may be that of a value without what it is of. */
    private static Flaw unknown(int at, String name, Named known) {
      var near = Nearest.to(name, known.names());
      var whole =
          known.members().entrySet().stream()
              .filter(each -> each.getValue() instanceof Named of && of.names().contains(name))
              .map(each -> each.getKey() + "." + name)
              .sorted()
              .findFirst();
      return new Flaw(
          at,
          "found {%s}; expected one of %s".formatted(name, words(known)),
          meant(whole.orElse(near)));
    }

    private static @Nullable String meant(@Nullable String near) {
      return near == null ? null : "did you mean \"%s\"?".formatted(near);
    }

    private static String words(Named of) {
      return of.names().stream().sorted().collect(Collectors.joining(", "));
    }

    /** Where an expression's text stands; Qute tells where the tag begins that it is in. */
    private int start(Expression expression) {
      int tag = offset(template, expression.getOrigin());
      var first = expression.getParts().getFirst().getName();
      int found = template.indexOf(expression.toOriginalString(), tag);
      if (found < 0) {
        found = template.indexOf(first, tag);
      }
      return found < 0 ? tag : found;
    }
  }
}
