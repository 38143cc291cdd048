package dev.nines.cli.configuration;

import dev.nines.yaml.FileProblems;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.Problem;
import dev.nines.yaml.shape.Lines;
import dev.nines.yaml.shape.Named;
import dev.nines.yaml.shape.Node;
import dev.nines.yaml.shape.NodeReader;
import dev.nines.yaml.shape.Shape;
import dev.nines.yaml.shape.Written;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a configuration file says.
 *
 * @param settings by their keys
 * @param variables what journeys read everywhere
 * @param regions what they read besides, or instead, in a region
 */
record ConfigurationFile(
    Map<String, Given> settings,
    Map<String, Given> variables,
    Map<String, Map<String, Given>> regions,
    List<Problem> problems) {

  /** No file. */
  static final ConfigurationFile NONE =
      new ConfigurationFile(Map.of(), Map.of(), Map.of(), List.of());

  private static final String EXPECTED = "settings such as `region: eu-1`";

  /** Reads a file; what is wrong with it is in {@link #problems}. */
  static ConfigurationFile read(Path path) {
    if (Files.isDirectory(path)) {
      return broken(Problem.of(path.toString(), "this is a folder; expected a file", null));
    }
    var source = JourneyFiles.read(List.of(path)).getFirst();
    return source.unreadable().isEmpty()
        ? parse(source.path(), source.text())
        : broken(source.unreadable().getFirst());
  }

  private static ConfigurationFile broken(Problem problem) {
    return new ConfigurationFile(Map.of(), Map.of(), Map.of(), List.of(problem));
  }

  /** Reads the text of a file. */
  static ConfigurationFile parse(String file, String content) {
    var text = content.startsWith("\uFEFF") ? content.substring(1) : content;
    var lines = new Lines(text);
    var problems = new FileProblems(file, lines);
    var secrets = new SecretsInFile(problems, text);
    var root = NodeReader.read(text, lines, problems);
    if (root == null) {
      // An empty one says nothing, and nothing wrong.
      return nothing(secrets, problems);
    }
    if (!(root instanceof Node.Mapping)) {
      Shape.misfit(root, "", EXPECTED, problems);
      return nothing(secrets, problems);
    }
    if (!(secrets.cleared(root) instanceof Node.Mapping cleared) || wrapped(cleared, problems)) {
      return nothing(secrets, problems);
    }
    var keys = new FileKeys();
    var written = keys.shape().read(keys.placed(cleared, problems), "", problems);
    var settings = new LinkedHashMap<String, Given>();
    if (written != null) {
      for (var setting : Settings.ALL) {
        var placed = keys.of(setting, written);
        if (placed != null) {
          settings.put(setting.key(), given(placed, file));
        }
      }
    }
    return new ConfigurationFile(
        settings,
        variables(written, file, problems),
        regions(written, file, problems),
        secrets.hidden(problems.sorted()));
  }

  private static ConfigurationFile nothing(SecretsInFile secrets, FileProblems problems) {
    return new ConfigurationFile(Map.of(), Map.of(), Map.of(), secrets.hidden(problems.sorted()));
  }

  private static boolean wrapped(Node.Mapping map, FileProblems problems) {
    if (map.entries().size() == 1 && map.entries().getFirst().key().text().equals("nines")) {
      problems.add(
          map.place(),
          "found everything under \"nines\"; expected " + EXPECTED + " at the beginning of a line",
          "remove the line, and the indentation of what follows");
      return true;
    }
    return false;
  }

  private static Map<String, Map<String, Given>> regions(
      @Nullable Written written, String file, FileProblems problems) {
    var regions = new LinkedHashMap<String, Map<String, Given>>();
    if (written != null) {
      for (var region : written.get(FileKeys.REGIONS, List.of())) {
        regions.put(region.name(), variables(region.value(), file, problems));
      }
    }
    return regions;
  }

  private static Map<String, Given> variables(
      @Nullable Written written, String file, FileProblems problems) {
    var variables = new LinkedHashMap<String, Given>();
    if (written != null) {
      for (var variable : written.get(FileKeys.VARIABLES, List.of())) {
        if (variable.name().startsWith("NINES_")) {
          problems.add(variable.key().place(), settingInstead(variable), null);
        } else if (variable.value() != null) {
          variables.put(variable.name(), given(variable.value(), file));
        }
      }
    }
    return variables;
  }

  private static String settingInstead(Named<?> variable) {
    var setting =
        Settings.ALL.stream()
            .filter(each -> each.variables().contains(variable.name()))
            .map(Setting::key)
            .findFirst();
    return "found "
        + variable.name()
        + " among the variables of journeys; expected "
        + setting.map(key -> "the setting " + key).orElse("a name that does not begin with NINES_");
  }

  private static Given given(SettingShape.Placed placed, String file) {
    return new Given(placed.text(), new Origin.InFile(file, placed.place()));
  }

  /** All names that it gives to journeys, in any region. */
  List<String> names() {
    var names = new ArrayList<>(variables.keySet());
    regions.values().forEach(each -> names.addAll(each.keySet()));
    return names.stream().distinct().toList();
  }
}
