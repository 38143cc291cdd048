package dev.nines.cli.configuration;

import dev.nines.journey.Nearest;
import dev.nines.yaml.shape.Quoted;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the environment says of the settings. Journeys and people have variables of their own, so
 * one that nobody knows is a mistake only where it is almost a name that means something.
 *
 * @param settings by their keys
 * @param problems what stops the start
 * @param unknown what nobody but a journey can know
 */
record EnvironmentVariables(
    Map<String, Given> settings, List<String> problems, List<String> unknown) {

  /** The same with one more problem. */
  EnvironmentVariables and(String problem) {
    return new EnvironmentVariables(
        settings, Stream.concat(Stream.of(problem), problems.stream()).toList(), unknown);
  }

  private static final String PREFIX = "NINES_";

  /** Known to the launcher, the build or all commands, and no settings of a prober. */
  private static final Set<String> OTHERS =
      Set.of("NINES_CONFIG", "NINES_JAVA_OPTS", "NINES_JDKS", "NINES_NATIVE_BUILDER");

  /**
   * What Kubernetes tells each container of a service that is called nines, or nines-something, in
   * the way of old links between containers.
   */
  private static final Pattern SERVICE =
      Pattern.compile(
          "NINES_(?:[A-Z0-9_]+_)?(?:SERVICE_HOST|SERVICE_PORT(?:_[A-Z0-9_]+)?"
              + "|PORT_[0-9]+_(?:TCP|UDP|SCTP)(?:_(?:PROTO|PORT|ADDR))?)");

  private static final Pattern ADDRESS = Pattern.compile("(?:tcp|udp|sctp)://.*");

  static EnvironmentVariables of(Map<String, String> environment) {
    var given = new LinkedHashMap<String, Given>();
    var problems = new ArrayList<String>();
    for (var setting : Settings.ALL) {
      var said =
          setting.variables().stream()
              .filter(name -> says(name, environment.getOrDefault(name, "")))
              .toList();
      if (!said.isEmpty()) {
        var name = said.getFirst();
        var text = environment.getOrDefault(name, "").strip();
        given.put(setting.key(), new Given(text, new Origin.Variable(name)));
        if (said.stream()
            .anyMatch(each -> !text.equals(environment.getOrDefault(each, "").strip()))) {
          problems.add(
              String.join(" and ", said) + " say different things; expected one of them only");
        }
      }
    }
    var unknown = new ArrayList<String>();
    var known = known();
    for (var name : new TreeSet<>(environment.keySet())) {
      if (name.startsWith(PREFIX)
          && !known.contains(name)
          && !ofKubernetes(name, environment.getOrDefault(name, ""))) {
        var near = near(name, known);
        if (near.isEmpty()) {
          unknown.add(name);
        } else {
          problems.add("unknown variable %s; did you mean %s?".formatted(Quoted.line(name), near));
        }
      }
    }
    return new EnvironmentVariables(given, problems, unknown);
  }

  /** Whether a variable of a setting says something, and does not mean something else. */
  static boolean says(String name, String text) {
    return !text.isBlank() && !ofKubernetes(name, text);
  }

  private static boolean ofKubernetes(String name, String text) {
    return SERVICE.matcher(name).matches()
        || (name.endsWith("_PORT") && ADDRESS.matcher(text).matches());
  }

  private static Set<String> known() {
    return Stream.of(
            Settings.ALL.stream().flatMap(each -> each.variables().stream()),
            Secret.ALL.stream().map(Secret::name),
            Secret.ALL.stream().filter(Secret::file).map(each -> each.name() + "_FILE"),
            OTHERS.stream())
        .flatMap(each -> each)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The one that was meant; empty where none is near. By what follows the common beginning, which
   * would make anything short look alike; and narrowly, as a variable that journeys read must not
   * stop the start for a name that is a little like another.
   */
  private static String near(String name, Set<String> known) {
    var word = name.substring(PREFIX.length());
    var words =
        known.stream()
            .filter(each -> each.startsWith(PREFIX))
            .map(each -> each.substring(PREFIX.length()))
            .collect(Collectors.toSet());
    var near = Nearest.to(word, words, word.length() < 10 ? 1 : 2);
    return near == null ? "" : PREFIX + near;
  }
}
