package dev.nines;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The map of the packages, held. */
class ArchitectureTest {

  private static final String ROOT = "dev.nines.";

  /** What each package may know of the others; {@code app} knows everyone. */
  private static final Map<String, String> MAP =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("access", ""),
              Map.entry("target", ""),
              Map.entry("time", ""),
              Map.entry("app.watchdog", "time"),
              Map.entry("calendar", ""),
              Map.entry("journey", "calendar"),
              Map.entry("outcome", "journey"),
              Map.entry("expression", "journey"),
              Map.entry("yaml", "alert journey calendar expression"),
              Map.entry("source", "yaml alert journey"),
              Map.entry("runner", "journey outcome calendar time"),
              Map.entry("runner.client", "runner target journey outcome time"),
              Map.entry("runner.http", "runner runner.client journey outcome time"),
              Map.entry("evidence", "outcome"),
              Map.entry(
                  "runner.browser", "runner runner.client target evidence journey outcome time"),
              Map.entry("runner.stream", "runner runner.client journey outcome time"),
              Map.entry("share", "time"),
              Map.entry("schedule", "journey outcome runner time"),
              Map.entry("metrics", "journey outcome slo store incident alert"),
              Map.entry("slo", "journey outcome"),
              Map.entry("store", "journey outcome slo"),
              Map.entry("store.sql", "store share journey outcome slo time"),
              Map.entry("account", "store slo journey outcome time"),
              Map.entry("report", "store slo journey outcome"),
              Map.entry("rules", "alert journey slo"),
              Map.entry(
                  "api",
                  "access evidence report store slo journey outcome calendar incident notify alert"),
              Map.entry("alert", "journey calendar"),
              Map.entry("incident", "alert journey outcome slo"),
              Map.entry("notify", "incident alert journey calendar store time slo"),
              Map.entry("tracing", "outcome"),
              Map.entry("sentry", "runner time"),
              Map.entry("practice", ""),
              Map.entry("recording", ""),
              Map.entry(
                  "cli",
                  "yaml expression journey calendar outcome runner practice time report store slo"
                      + " rules api alert recording evidence access target source share"
                      + " tracing sentry")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("dev.nines");

  static Stream<String> packages() {
    return MAP.keySet().stream();
  }

  @Test
  void theMapIsHeldOnRealClasses() {
    assertThat(CLASSES.size()).as("a map of nothing holds nothing").isGreaterThan(250);
  }

  @Test
  void everyPackageIsOnTheMap() {
    assertThat(CLASSES.stream().map(each -> each.getPackageName()).distinct())
        .allMatch(name ->
            name.equals("dev.nines")
                || name.equals("dev.nines.app")
                || MAP.keySet().stream().anyMatch(room -> inRoom(name, room)));
  }

  private static boolean inRoom(String name, String room) {
    return name.equals(ROOT + room) || name.startsWith(ROOT + room + ".");
  }

  @ParameterizedTest
  @MethodSource("packages")
  void aPackageKnowsOnlyWhatTheMapAllows(String room) {
    var allowed =
        Stream.concat(Stream.of(room), Arrays.stream(MAP.getOrDefault(room, "").split(" ")))
            .filter(name -> !name.isEmpty())
            .flatMap(name ->
                name.equals("runner") || name.equals("store")
                    ? Stream.of(ROOT + name)
                    : Stream.of(ROOT + name + ".."))
            .toArray(String[]::new);
    var here =
        room.equals("runner") || room.equals("store")
            ? resideInAPackage(ROOT + room)
            : resideInAPackage(ROOT + room + "..");
    classes()
        .that(here)
        .should()
        .onlyDependOnClassesThat(
            not(resideInAPackage("dev.nines..")).or(resideInAnyPackage(allowed)))
        .check(CLASSES);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.nines.(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void quarkusStaysInItsRooms() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "dev.nines.app..",
                    "dev.nines.cli..",
                    "dev.nines.schedule..",
                    "dev.nines.notify..",
                    "dev.nines.api..")))
        .should()
        .dependOnClassesThat(resideInAnyPackage("io.quarkus..", "jakarta.."))
        .check(CLASSES);
  }

  @Test
  void expressionsAndNetworkClientsKeepTheirLibrariesToThemselves() {
    noClasses()
        .that(not(resideInAPackage("dev.nines.expression..")))
        .should()
        .dependOnClassesThat(resideInAPackage("dev.cel.."))
        .check(CLASSES);
    noClasses()
        .that(not(resideInAPackage("dev.nines.runner..")))
        .should()
        .dependOnClassesThat(resideInAPackage("okhttp3.."))
        .check(CLASSES);
    noClasses()
        .that(not(resideInAPackage("dev.nines.tracing..")))
        .should()
        .dependOnClassesThat(resideInAPackage("io.opentelemetry.."))
        .check(CLASSES);
    noClasses()
        .that(not(resideInAPackage("dev.nines.sentry..")))
        .should()
        .dependOnClassesThat(resideInAPackage("io.sentry.."))
        .check(CLASSES);
  }

  @Test
  void timeIsACollaborator() {
    noClasses()
        .that(
            not(
                resideInAnyPackage(
                    "dev.nines.time..",
                    "dev.nines.practice..",
                    "dev.nines.app..",
                    "dev.nines.cli..")))
        .should()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .orShould()
        .callMethod(Thread.class, "sleep", long.class)
        .check(CLASSES);
  }

  @Test
  void namesSayWhatAClassIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Processor|Util|Utils|Impl)")
        .check(CLASSES);
    noClasses()
        .should()
        .resideInAnyPackage(
            "..util..",
            "..common..",
            "..helper..",
            "..impl..",
            "..model..",
            "..manager..",
            "..service..",
            "..dto..")
        .check(CLASSES);
  }
}
