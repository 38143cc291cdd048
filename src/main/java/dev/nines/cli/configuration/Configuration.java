package dev.nines.cli.configuration;

import dev.nines.yaml.Problem;
import dev.nines.yaml.shape.Unfit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a file and the environment say of the settings, the environment over the file. It is read
 * before the command line is understood, as what it says are defaults of options.
 */
public final class Configuration {

  /** The option that names the file. */
  public static final String OPTION = "--config";

  /** The variable that names it where no option does. */
  public static final String VARIABLE = "NINES_CONFIG";

  private final Map<String, String> environment;
  private final @Nullable Path path;
  private final ConfigurationFile file;
  private final EnvironmentVariables given;

  private Configuration(
      Map<String, String> environment,
      @Nullable Path path,
      ConfigurationFile file,
      EnvironmentVariables given) {
    this.environment = Map.copyOf(environment);
    this.path = path;
    this.file = file;
    this.given = given;
  }

  /** That of a command which reads none: its options look for their variables themselves. */
  public static Configuration none(Map<String, String> environment) {
    return new Configuration(
        environment,
        null,
        ConfigurationFile.NONE,
        new EnvironmentVariables(Map.of(), List.of(), List.of()));
  }

  /**
   * That of a process.
   *
   * @param arguments the command line, which may name the file
   */
  public static Configuration of(Map<String, String> environment, String... arguments) {
    var given = EnvironmentVariables.of(environment);
    var option = option(arguments);
    if (option.filter(String::isBlank).isPresent()) {
      return new Configuration(
          environment,
          null,
          ConfigurationFile.NONE,
          given.and(OPTION + ": there is no value; expected a file's path"));
    }
    var named = option.orElseGet(() -> environment.getOrDefault(VARIABLE, ""));
    if (named.isBlank()) {
      return new Configuration(environment, null, ConfigurationFile.NONE, given);
    }
    try {
      var path = Path.of(named);
      return new Configuration(environment, path, ConfigurationFile.read(path), given);
    } catch (InvalidPathException e) {
      var problem = Problem.of(named, "this is no file's path: " + e.getReason(), null);
      return new Configuration(
          environment,
          null,
          new ConfigurationFile(Map.of(), Map.of(), Map.of(), List.of(problem)),
          given);
    }
  }

  private static Optional<String> option(String... arguments) {
    for (int i = 0; i < arguments.length && !arguments[i].equals("--"); i++) {
      if (arguments[i].startsWith(OPTION + "=")) {
        return Optional.of(arguments[i].substring(OPTION.length() + 1));
      }
      if (arguments[i].equals(OPTION) && i + 1 < arguments.length) {
        return Optional.of(arguments[i + 1]);
      }
    }
    return Optional.empty();
  }

  /** The file that is read, or null for none. */
  public @Nullable Path path() {
    return path;
  }

  /** What holds of a setting unless the command line says otherwise. */
  public Given of(Setting<?> setting) {
    return said(setting).orElseGet(() -> Given.usual(setting));
  }

  /** What somebody said of a setting. */
  public Optional<Given> said(Setting<?> setting) {
    return Optional.ofNullable(given.settings().get(setting.key()))
        .or(() -> Optional.ofNullable(file.settings().get(setting.key())));
  }

  /**
   * The value that somebody said, where it is one; what is wrong with any other is told as well.
   */
  public <T> Optional<T> value(Setting<T> setting) {
    return said(setting)
        .flatMap(said -> {
          try {
            return Optional.of(setting.of(said.text()));
          } catch (Unfit _) {
            return Optional.empty();
          }
        });
  }

  /**
   * The environment, with what the file says of settings where it has no variable, and without the
   * variables of settings that say nothing.
   */
  public Map<String, String> variables() {
    var all = new HashMap<>(environment);
    for (var setting : Settings.ALL) {
      for (var name : setting.variables()) {
        // Whoever looks for one takes what is there, be it empty.
        all.computeIfPresent(
            name, (_, text) -> EnvironmentVariables.says(name, text) ? text.strip() : null);
      }
      said(setting)
          .ifPresent(said -> setting.variables().forEach(name -> all.put(name, said.text())));
    }
    return Collections.unmodifiableMap(all);
  }

  /** What the file has journeys read in a region. */
  public Map<String, Given> declared(String region) {
    var all = new LinkedHashMap<>(file.variables());
    all.putAll(file.regions().getOrDefault(region, Map.of()));
    return Collections.unmodifiableMap(all);
  }

  /** What journeys read here, as a prober of a region, by the names that the file gives. */
  public Map<String, Given> variables(String region) {
    var all = new LinkedHashMap<>(declared(region));
    all.replaceAll((name, inFile) -> {
      var own = environment.get(name);
      return own == null || own.isBlank() ? inFile : new Given(own, new Origin.Variable(name));
    });
    return Collections.unmodifiableMap(all);
  }

  /** Whether the file gives journeys anything to read. */
  public boolean hasVariables() {
    return !file.names().isEmpty();
  }

  /** The regions that the file tells apart. */
  public List<String> regions() {
    return List.copyOf(file.regions().keySet());
  }

  /** What is wrong with the file. */
  public List<Problem> inFile() {
    return file.problems();
  }

  /**
   * What is wrong with the environment.
   *
   * @param asked the settings whose values count
   */
  public List<String> inEnvironment(Predicate<Setting<?>> asked) {
    var problems = new ArrayList<>(given.problems());
    for (var setting : Settings.ALL) {
      var said = given.settings().get(setting.key());
      if (said != null
          && asked.test(setting)
          && said.origin() instanceof Origin.Variable(var name)) {
        try {
          var _ = setting.of(said.text().strip());
        } catch (Unfit e) {
          problems.add(name + ": " + e.getMessage() + (e.fix() == null ? "" : "; " + e.fix()));
        }
      }
    }
    return problems;
  }

  /** What somebody should know who stands in a region, and that stops nothing. */
  public List<String> warnings(String region) {
    var all = new ArrayList<String>();
    given
        .unknown()
        .forEach(name -> all.add(name + " is no variable that Nines knows; journeys may read it"));
    if (!regions().isEmpty() && !regions().contains(region)) {
      all.add(
          "%s has nothing of the region %s under regions, but of %s"
              .formatted(path, region, String.join(", ", regions())));
    }
    return all;
  }

  /** Whether the environment has something of this name. */
  public boolean has(String name) {
    return !environment.getOrDefault(name, "").isBlank();
  }
}
