package dev.nines.cli;

import dev.nines.cli.configuration.Configuration;
import dev.nines.cli.configuration.Given;
import dev.nines.journey.Journey;
import dev.nines.journey.Template;
import dev.nines.journey.Template.Embedded;
import dev.nines.journey.Template.Literal;
import dev.nines.journey.Template.Part;
import dev.nines.yaml.Problem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What journeys read in each region, as a configuration file says it: of the environment in which
 * somebody validates, a prober elsewhere knows nothing.
 *
 * @param regions of each region the variables by their names; none where no file says anything
 */
record RegionVariables(Map<String, Map<String, String>> regions) {

  private static final Pattern READ =
      Pattern.compile("(?<![A-Za-z0-9_.])env\\.([A-Za-z_][A-Za-z0-9_]*)");

  /**
   * Those of a configuration.
   *
   * @param here the region in which somebody asks, for a file that tells no regions apart
   */
  static RegionVariables of(Configuration configuration, String here) {
    var regions = new LinkedHashMap<String, Map<String, String>>();
    var named = configuration.regions().isEmpty() ? List.of(here) : configuration.regions();
    for (var region : named) {
      var variables = new LinkedHashMap<String, String>();
      configuration.declared(region).forEach((name, given) -> put(name, given, variables));
      regions.put(region, variables);
    }
    return new RegionVariables(configuration.hasVariables() ? regions : Map.of());
  }

  private static void put(String name, Given given, Map<String, String> variables) {
    variables.put(name, given.text());
  }

  /** A template as it is and as each region that the journey runs in has it. */
  Stream<Template> filled(Template template, Journey journey) {
    return Stream.concat(
        Stream.of(template),
        regions.entrySet().stream()
            .filter(region -> journey.runsIn(region.getKey()))
            .map(region -> filled(template, region.getValue())));
  }

  /** With neighbouring texts in one, so that an address is whole. */
  private static Template filled(Template template, Map<String, String> variables) {
    var parts = new ArrayList<Part>();
    for (var part : template.parts()) {
      var known =
          part instanceof Embedded(var expression) ? value(expression.text(), variables) : part;
      if (known instanceof Literal(var text)
          && !parts.isEmpty()
          && parts.getLast() instanceof Literal(var before)) {
        parts.set(parts.size() - 1, new Literal(before + text));
      } else {
        parts.add(known == null ? part : known);
      }
    }
    return new Template(parts);
  }

  private static @Nullable Part value(String expression, Map<String, String> variables) {
    var read = READ.matcher(expression.strip());
    var value = read.matches() ? variables.get(read.group(1)) : null;
    return value == null ? null : new Literal(value);
  }

  /** A warning for each variable that addresses of a journey read and that a region lacks. */
  List<Problem> missing(String path, Journey journey, Stream<Template> addresses) {
    var names =
        addresses
            .flatMap(template -> template.parts().stream())
            .flatMap(part ->
                part instanceof Embedded(var expression)
                    ? READ.matcher(expression.text()).results().map(found -> found.group(1))
                    : Stream.<String>empty())
            .distinct()
            .toList();
    return regions.entrySet().stream()
        .filter(region -> journey.runsIn(region.getKey()))
        .flatMap(region ->
            names.stream()
                .filter(name -> !region.getValue().containsKey(name))
                .map(name ->
                    new Problem(
                        path,
                        1,
                        1,
                        "env.%s has no value in region %s by the configuration; expected it in the environment of its prober"
                            .formatted(name, region.getKey()),
                        "give it under variables, there or for all regions",
                        Problem.Severity.WARNING,
                        "")))
        .toList();
  }
}
