package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.nines.deploy.Dashboard.Panel;
import dev.nines.deploy.Dashboard.Variable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every dashboard has; that its queries find something, {@link DashboardQueriesIT} shows. */
class DashboardsTest {

  private static final Pattern NAME = Pattern.compile("\\b(nines_[a-z_]+[a-z])\\b");
  private static final Pattern VARIABLE = Pattern.compile("\\$(?:\\{(\\w+)[^}]*}|(\\w+))");

  /** Of a sentence that somebody reads. */
  private static final int SOME_WORDS = 20;

  static List<Dashboard> dashboards() throws IOException {
    return Dashboard.all();
  }

  @Test
  void thereAreFourAndEachHasAnIdentityOfItsOwn() throws IOException {
    var all = Dashboard.all();
    assertThat(all)
        .extracting(Dashboard::file)
        .containsExactly("fleet.json", "journey.json", "prober.json", "service.json");
    assertThat(all)
        .extracting(Dashboard::uid)
        .doesNotHaveDuplicates()
        .allMatch(uid -> uid.matches("nines-[a-z]{1,30}"));
    assertThat(all).extracting(each -> each.json().path("title").asText()).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void itsDataSourceIsChosenByWhoeverLooks(Dashboard dashboard) {
    var first = dashboard.variables().getFirst();
    assertThat(first.name()).isEqualTo("datasource");
    assertThat(first.type()).isEqualTo("datasource");
    assertThat(dashboard.json().findValues("datasource"))
        .isNotEmpty()
        .allMatch(source -> source.path("uid").asText().equals("${datasource}"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatItShowsAndInWhichUnit(Dashboard dashboard) {
    assertThat(dashboard.panels()).hasSizeGreaterThan(10).allSatisfy(DashboardsTest::isExplained);
    assertThat(dashboard.panels().stream().map(panel -> panel.json().path("id").asInt()))
        .doesNotHaveDuplicates();
  }

  private static void isExplained(Panel panel) {
    assertThat(panel.title()).isNotBlank();
    assertThat(panel.json().path("description").asText())
        .as(panel.title())
        .hasSizeGreaterThan(SOME_WORDS)
        .endsWith(".");
    assertThat(panel.json().at("/fieldConfig/defaults/unit").asText())
        .as(panel.title())
        .isNotBlank();
    assertThat(panel.queries()).as(panel.title()).isNotEmpty().noneMatch(String::isBlank);
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void noPanelLiesOnAnother(Dashboard dashboard) {
    var taken = new HashSet<List<Integer>>();
    for (var panel : Dashboard.nodes(dashboard.json().path("panels")).toList()) {
      assertThat(cells(panel)).as(panel.path("title").asText()).allMatch(taken::add);
    }
  }

  private static List<List<Integer>> cells(JsonNode panel) {
    var at = panel.path("gridPos");
    var cells = new ArrayList<List<Integer>>();
    for (int x = at.path("x").asInt(); x < at.path("x").asInt() + at.path("w").asInt(); x++) {
      assertThat(x).isBetween(0, 23);
      for (int y = at.path("y").asInt(); y < at.path("y").asInt() + at.path("h").asInt(); y++) {
        cells.add(List.of(x, y));
      }
    }
    return cells;
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyVariableThatIsUsedIsDeclared(Dashboard dashboard) {
    var declared = dashboard.variables().stream().map(Variable::name).collect(Collectors.toSet());
    for (var panel : dashboard.panels()) {
      for (var query : panel.queries()) {
        assertThat(
                VARIABLE
                    .matcher(query)
                    .results()
                    .map(found -> found.group(1) == null ? found.group(2) : found.group(1))
                    .filter(name -> !name.startsWith("__")))
            .as(query)
            .allMatch(declared::contains);
      }
    }
  }

  /**
   * Of what is scraped; recorded series have a colon before the name and are asked for by the IT.
   */
  @ParameterizedTest
  @MethodSource("dashboards")
  void everyMetricIsDocumented(Dashboard dashboard) throws IOException {
    var documented =
        Files.readString(Path.of("docs/metrics.md")) + Files.readString(Path.of("docs/rules.md"));
    for (var panel : dashboard.panels()) {
      for (var query : panel.queries()) {
        assertThat(NAME.matcher(query).results().map(found -> found.group(1)))
            .as(query)
            .allMatch(name ->
                documented.contains("`" + name.replaceFirst("_(bucket|sum|count)$", "") + "`")
                    || documented.contains(":" + name + ":")
                    || documented.contains("`" + name + ":"));
      }
    }
  }

  /** The product: both numbers of the same runs, at one glance. */
  @Test
  void availabilityStandsBesideUptimeWhereverCustomersAreShown() throws IOException {
    assertThat(Dashboard.all())
        .filteredOn(dashboard -> !dashboard.uid().equals("nines-prober"))
        .hasSize(3)
        .allSatisfy(dashboard ->
            assertThat(dashboard.panels())
                .anyMatch(panel -> {
                  var queries = String.join(" ", panel.queries());
                  return queries.contains("nines_availability:")
                      && queries.contains("nines_uptime_");
                }));
  }
}
