package dev.nines.cli.configuration;

import dev.nines.yaml.Problem;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Secrets that somebody wrote into a configuration file. They are said to belong elsewhere, and are
 * never shown: not by a message, and not by the line that stands below one.
 */
final class SecretsInFile {

  private final Problems problems;
  private boolean found;

  /**
   * @param text of the file, judged as a whole: where it is no YAML nobody can tell which words are
   *     keys
   */
  SecretsInFile(Problems problems, String text) {
    this.problems = problems;
    this.found = Secret.isMentionedIn(text);
  }

  /** The same without them. */
  Node cleared(Node root) {
    return cleared(root, "");
  }

  private Node cleared(Node node, String above) {
    if (node instanceof Node.Sequence list) {
      list.items().forEach(item -> cleared(item, above));
    }
    if (!(node instanceof Mapping map)) {
      found |= node instanceof Node.Scalar scalar && Secret.isIn(scalar.text());
      return node;
    }
    var kept = new ArrayList<Entry>();
    for (var entry : map.entries()) {
      var path = above + entry.key().text();
      var said = said(path, entry);
      if (said.isPresent()) {
        found = true;
        problems.add(entry.key().place(), said.get(), null);
      } else {
        kept.add(new Entry(entry.key(), cleared(entry.value(), path + ".")));
      }
    }
    // What is empty only now was said already.
    return kept.isEmpty() && !map.entries().isEmpty()
        ? new Broken(map.place())
        : new Mapping(kept, map.place());
  }

  private static Optional<String> said(String path, Entry entry) {
    var known = Settings.ALL.stream().anyMatch(each -> each.key().equals(path));
    var name = entry.key().text();
    var meant = Secret.meantBy(path).or(() -> Secret.called(name));
    if (meant.isPresent()) {
      return Optional.of(
          path
              + " is a secret, which never stands in this file; expected "
              + meant.get().belongs());
    }
    if (path.equals("secrets") && entry.value() instanceof Mapping) {
      return Optional.of(
          "secrets: found a map; expected a folder's path with a file for each secret, as no secret stands in this file");
    }
    if (!known && Secret.isNameOfOne(name)) {
      return Optional.of(
          "%s is a secret by its name, and none stands in this file; expected it in the environment or the folder of secrets, where journeys read secret.%s"
              .formatted(path, name));
    }
    return Optional.empty();
  }

  /** The problems as they may be shown. */
  List<Problem> hidden(List<Problem> all) {
    return found
        ? all.stream()
            .map(each ->
                new Problem(
                    each.file(),
                    each.line(),
                    each.column(),
                    each.message(),
                    each.fix(),
                    each.severity(),
                    ""))
            .toList()
        : all;
  }
}
