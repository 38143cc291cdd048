package dev.nines.yaml.shape;

import dev.nines.yaml.shape.Node.Broken;
import dev.nines.yaml.shape.Node.Entry;
import dev.nines.yaml.shape.Node.Mapping;
import dev.nines.yaml.shape.Node.Scalar;
import dev.nines.yaml.shape.Node.Sequence;
import dev.nines.yaml.shape.Node.Style;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The entries of a map after its merge keys: what {@code <<} brings in fills the gaps, the map's
 * own keys win, and of several maps the earlier wins. YAML 1.2 dropped the merge key; authors still
 * expect it.
 */
final class MergedEntries {

  private final Problems problems;
  private final Map<String, Entry> own = new LinkedHashMap<>();
  private final Map<String, Entry> merged = new LinkedHashMap<>();

  MergedEntries(Problems problems) {
    this.problems = problems;
  }

  List<Entry> of(List<Entry> entries) {
    for (var entry : entries) {
      if (entry.key().text().equals("<<") && entry.key().style() == Style.PLAIN) {
        merge(entry.value(), true);
      } else {
        add(entry);
      }
    }
    if (merged.isEmpty()) {
      return List.copyOf(own.values());
    }
    var all = new LinkedHashMap<>(merged);
    own.forEach((key, entry) -> {
      // Its own keys keep their order, after what was brought in.
      all.remove(key);
      all.put(key, entry);
    });
    return List.copyOf(all.values());
  }

  private void add(Entry entry) {
    var first = own.putIfAbsent(entry.key().text(), entry);
    if (first != null) {
      problems.add(
          entry.key().place(),
          "key "
              + Quoted.of(entry.key().text())
              + " is given twice; the first is in line "
              + first.key().place().line(),
          "remove one of them");
    }
  }

  private void merge(Node value, boolean listAllowed) {
    switch (value) {
      case Mapping mapping ->
          mapping.entries().forEach(entry -> merged.putIfAbsent(entry.key().text(), entry));
      case Sequence list when listAllowed -> list.items().forEach(item -> merge(item, false));
      case Broken _ -> {}
      case Sequence _, Scalar _ ->
          problems.add(
              value.place(),
              "found " + value.kind() + " after <<; expected an alias of a map, such as *defaults",
              null);
    }
  }
}
