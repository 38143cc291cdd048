package dev.nines.cli.configuration;

import dev.nines.yaml.shape.Key;
import dev.nines.yaml.shape.MapShape;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.ObjectShape;
import dev.nines.yaml.shape.Problems;
import dev.nines.yaml.shape.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The keys of a configuration file: those of the settings, and what journeys read. */
final class FileKeys {

  private static final MapShape<SettingShape.Placed> VALUES =
      new MapShape<>(
          "a variable",
          Pattern.compile("[A-Za-z_][A-Za-z0-9_]*"),
          "a letter or _, then letters, digits and _, as journeys read it by env.NAME",
          new SettingShape(new Kind.Words("a text", _ -> {}), ""));

  static final Key<List<Named<SettingShape.Placed>>> VARIABLES =
      Key.of("variables", VALUES, "What journeys read by env.NAME, where the environment has none");

  private static final ObjectShape REGION =
      new ObjectShape("region", "a region", "What differs there", List.of(VARIABLES), List.of());

  static final Key<List<Named<Written>>> REGIONS =
      Key.of(
          "regions",
          new MapShape<>("a region", Pattern.compile("\\S(.*\\S)?"), "the region's name", REGION),
          "What differs from region to region");

  private final Map<String, Key<SettingShape.Placed>> leaves = new HashMap<>();
  private final Map<String, Key<Written>> groups = new LinkedHashMap<>();
  private final ObjectShape shape;

  FileKeys() {
    var keys = new ArrayList<Key<?>>();
    var grouped = new LinkedHashMap<String, List<Key<?>>>();
    for (var setting : Settings.ALL) {
      var name = setting.key();
      var leaf =
          Key.of(name.substring(name.indexOf('.') + 1), SettingShape.of(setting), setting.why());
      leaves.put(name, leaf);
      if (name.contains(".")) {
        grouped.computeIfAbsent(group(name), _ -> new ArrayList<>()).add(leaf);
      } else {
        keys.add(leaf);
      }
    }
    grouped.forEach((name, members) -> {
      var group = Key.of(name, new GroupShape(name, members), name);
      groups.put(name, group);
      keys.add(group);
    });
    keys.add(VARIABLES);
    keys.add(REGIONS);
    this.shape = new ObjectShape("configuration", "this configuration", "", keys, List.of());
  }

  ObjectShape shape() {
    return shape;
  }

  /** What the author wrote under a setting's key. */
  SettingShape.@Nullable Placed of(Setting<?> setting, Written root) {
    var leaf = leaves.get(setting.key());
    var within = setting.key().contains(".") ? groups.get(group(setting.key())) : null;
    var written = within == null ? root : root.get(within);
    return written == null || leaf == null ? null : written.get(leaf);
  }

  /** Without what is called as an option is, and stands under another key in a file. */
  Node.Mapping placed(Node.Mapping root, Problems problems) {
    var kept = new ArrayList<Node.Entry>();
    for (var entry : root.entries()) {
      var name = entry.key().text();
      var meant =
          Settings.ofOption("--" + name)
              .map(Setting::key)
              .filter(key -> key.contains(".") && !groups.containsKey(name));
      if (meant.isPresent()) {
        var group = group(meant.get());
        problems.add(
            entry.key().place(),
            "found \"%s\", as the option is called; expected it under \"%s\""
                .formatted(name, group),
            "write %s: { %s: … }".formatted(group, meant.get().substring(group.length() + 1)));
      } else {
        kept.add(entry);
      }
    }
    return new Node.Mapping(kept, root.place());
  }

  private static String group(String key) {
    return key.substring(0, key.indexOf('.'));
  }
}
