package dev.nines.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.Formula;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyFolderTest {

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

  @TempDir private Path folder;
  private JourneyFolder journeys;
  private long writes;

  @BeforeEach
  void folder() {
    journeys = new JourneyFolder(List.of(folder), new JourneyLoader(COMPILER));
  }

  private void write(String file, String text) throws IOException {
    var path = folder.resolve(file);
    Files.writeString(path, text);
    // A file system may be too coarse to tell two writes of one test apart.
    Files.setLastModifiedTime(path, FileTime.from(Instant.ofEpochSecond(1_700_000_000 + writes++)));
  }

  private static String journey(String name, String step) {
    return "journey: %s\nsteps:\n  - step: %s\n    get: http://localhost/\n".formatted(name, step);
  }

  private Edition look() {
    return journeys.look().orElseThrow();
  }

  @Test
  void nothingIsSaidWhileNothingChanges() throws IOException {
    write("a.yaml", journey("chat", "open"));
    assertThat(look().journeys()).extracting(Journey::name).containsExactly("chat");
    assertThat(journeys.look()).isEmpty();
  }

  @Test
  void whatTheProberItselfWritesIsNoChange() throws IOException {
    journeys =
        new JourneyFolder(
            List.of(folder),
            new JourneyLoader(COMPILER),
            List.of(folder.resolve("nines.db"), folder.resolve("evidence")));
    write("a.yaml", journey("chat", "open"));
    look();
    write("nines.db", "runs");
    write("nines.db-wal", "more runs");
    Files.createDirectory(folder.resolve("evidence"));
    write("evidence/picture.png", "a page");
    assertThat(journeys.look()).isEmpty();
  }

  @Test
  void whatNoJourneyReadsIsNoChangeAlsoBesideAJourneyThatIsNamedAlone() throws IOException {
    write("a.yaml", journey("chat", "open"));
    journeys = new JourneyFolder(List.of(folder.resolve("a.yaml")), new JourneyLoader(COMPILER));
    look();
    write("nines.log", "1 journey loaded");
    assertThat(journeys.look()).isEmpty();
  }

  @Test
  void aFileThatAJourneyGivesToAPageIsReadAgainWhenItChanges() throws IOException {
    write("photo.png", "one");
    write(
        "a.yaml",
        """
        journey: chat
        steps:
          - browser: http://localhost/
          - upload: { label: Photo }
            files: photo.png
        """);
    var before = look().journeys().getFirst();
    write("photo.png", "another");
    var after = look().journeys().getFirst();
    assertThat(after).isNotSameAs(before);
    assertThat(uploaded(before)).isEqualTo("one");
    assertThat(uploaded(after)).isEqualTo("another");
  }

  private static String uploaded(Journey journey) {
    return journey.steps().getLast().act() instanceof BrowserAct.Upload upload
            && upload.files().getFirst().content() instanceof BrowserAct.Bytes bytes
        ? new String(bytes.copy(), StandardCharsets.UTF_8)
        : "none";
  }

  @Test
  void aChangedFileReplacesItsJourneyAndLeavesTheOthersTheVerySame() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", journey("shop", "buy"));
    var before = look();
    write("a.yaml", journey("chat", "open the chat"));
    var after = look();
    assertThat(after.journeys().getFirst().steps().getFirst().name()).isEqualTo("open the chat");
    assertThat(after.journeys().getLast()).isSameAs(before.journeys().getLast());
    assertThat(after.revision()).isNotEqualTo(before.revision()).hasSize(12);
  }

  @Test
  void aFileThatDoesNotLoadLeavesItsLastGoodVersionInForceAndIsNamed() throws IOException {
    write("a.yaml", journey("chat", "open"));
    look();
    write("a.yaml", "journey: chat\nstepz: []\n");
    var edition = look();
    assertThat(edition.journeys()).extracting(Journey::name).containsExactly("chat");
    assertThat(edition.broken())
        .singleElement()
        .satisfies(broken -> {
          assertThat(broken.path()).endsWith("a.yaml");
          assertThat(broken.kept()).isTrue();
          assertThat(broken.problems())
              .anySatisfy(problem ->
                  assertThat(problem.toString()).contains("a.yaml:2:1").contains("stepz"));
        });
    write("a.yaml", journey("chat", "open again"));
    var mended = look();
    assertThat(mended.broken()).isEmpty();
    assertThat(mended.journeys().getFirst().steps().getFirst().name()).isEqualTo("open again");
  }

  @Test
  void aNewFileThatDoesNotLoadHasNoGoodVersion() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", "journey: [");
    var edition = look();
    assertThat(edition.journeys()).hasSize(1);
    assertThat(edition.broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.kept()).isFalse());
  }

  @Test
  void aDeletedFileTakesItsJourneyAlongBrokenOrNot() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", journey("shop", "buy"));
    look();
    write("a.yaml", "journey: [");
    look();
    Files.delete(folder.resolve("a.yaml"));
    assertThat(look().journeys()).extracting(Journey::name).containsExactly("shop");
  }

  @Test
  void aJourneyThatMovedToAnotherFileIsNotPlayedTwice() throws IOException {
    write("a.yaml", journey("chat", "open"));
    look();
    write("a.yaml", "journey: [");
    write("b.yaml", journey("chat", "open elsewhere"));
    var edition = look();
    assertThat(edition.journeys())
        .singleElement()
        .satisfies(chat -> assertThat(chat.steps().getFirst().name()).isEqualTo("open elsewhere"));
    assertThat(edition.broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.kept()).isFalse());
  }

  @Test
  void aChangedHolidayFileIsNoticed() throws IOException {
    write(
        "hours.yaml",
        """
        calendar: office
        zone: Europe/Berlin
        hours: { Mon-Fri: 09:00-18:00 }
        holidays: [2026-12-25]
        """);
    write("a.yaml", journey("chat", "open") + "when: { calendar: office }\n");
    var before = look();
    assertThat(before.broken()).isEmpty();
    write(
        "hours.yaml",
        """
        calendar: office
        zone: Europe/Berlin
        hours: { Mon-Fri: 08:00-18:00 }
        """);
    var after = look();
    assertThat(after.journeys().getFirst().when().calendar())
        .isNotEqualTo(before.journeys().getFirst().when().calendar());
  }

  private static final String RESTART =
      """
      maintenance: restart
      reason: The servers are restarted
      journeys: [chat]
      zone: UTC
      weekly: { Sun: 02:00-04:00 }
      """;

  private static boolean servedOnSunday(Edition edition, String journey) {
    return edition.journeys().stream()
        .filter(each -> each.name().equals(journey))
        .allMatch(each -> each.when().calendar().contains(Instant.parse("2026-11-22T03:00:00Z")));
  }

  @Test
  void maintenanceThatComesAndGoesChangesTheJourneysThatItCoversAlone() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", journey("shop", "buy"));
    var before = look();
    write("restart.yaml", RESTART);
    var during = look();
    assertThat(servedOnSunday(during, "chat")).isFalse();
    assertThat(during.journeys().getLast()).isSameAs(before.journeys().getLast());
    assertThat(during.maintenance()).hasSize(1);
    Files.delete(folder.resolve("restart.yaml"));
    var after = look();
    assertThat(servedOnSunday(after, "chat")).isTrue();
    assertThat(after.maintenance()).isEmpty();
  }

  @Test
  void aBrokenMaintenanceKeepsItsLastGoodVersion() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("restart.yaml", RESTART);
    var before = look();
    write("restart.yaml", RESTART.replace("UTC", "UTZ"));
    var broken = look();
    assertThat(broken.journeys().getFirst()).isSameAs(before.journeys().getFirst());
    assertThat(broken.maintenance()).isEqualTo(before.maintenance());
    assertThat(broken.broken())
        .singleElement()
        .satisfies(file -> {
          assertThat(file.path()).endsWith("restart.yaml");
          assertThat(file.kept()).isTrue();
        });
    write("a.yaml", journey("chat", "open again"));
    assertThat(servedOnSunday(look(), "chat")).isFalse();
  }

  @Test
  void maintenanceGoesOnForTheOthersWhenAJourneyThatItNamesIsGone() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", journey("shop", "buy"));
    write("restart.yaml", RESTART.replace("[chat]", "[chat, shop]"));
    look();
    Files.delete(folder.resolve("b.yaml"));
    var without = look();
    assertThat(servedOnSunday(without, "chat")).isFalse();
    assertThat(without.broken())
        .singleElement()
        .satisfies(file -> assertThat(file.kept()).isTrue());
  }

  @Test
  void servicesAreThoseOfFilesAndThoseThatJourneysName() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", journey("shop", "buy"));
    write("chat.yaml", "service: chat\ntitle: The chat\nbackends: { names: [a, b] }\n");
    write("all.yaml", "service: all\nall: [chat, shop]\n");
    assertThat(look().services())
        .extracting(Service::name, Service::title)
        .containsExactly(tuple("all", "all"), tuple("chat", "The chat"), tuple("shop", "shop"));
  }

  @Test
  void aBrokenServiceKeepsItsLastGoodVersionAndSoDoItsJourneys() throws IOException {
    var chat = "service: chat\nbackends: { by: headers.server, names: [a, b] }\n";
    write("a.yaml", journey("chat", "open"));
    write("chat.yaml", chat);
    var before = look();
    write("chat.yaml", chat.replace("by:", "bye:"));
    var broken = look();
    assertThat(broken.services()).isEqualTo(before.services());
    assertThat(broken.journeys().getFirst()).isSameAs(before.journeys().getFirst());
    assertThat(broken.broken()).singleElement().satisfies(file -> assertThat(file.kept()).isTrue());
    write("chat.yaml", chat.replace("[a, b]", "[a, b, c]"));
    var mended = look();
    assertThat(mended.broken()).isEmpty();
    assertThat(mended.services().getFirst().backends().names()).containsExactly("a", "b", "c");
    assertThat(mended.journeys().getFirst()).isSameAs(before.journeys().getFirst());
  }

  @Test
  void aServiceStaysComposedOfWhatIsGoneForAWhile() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("b.yaml", journey("shop", "buy"));
    write("all.yaml", "service: all\nall: [chat, shop]\n");
    look();
    Files.delete(folder.resolve("b.yaml"));
    var without = look();
    assertThat(without.services().getFirst().formula())
        .isEqualTo(new Formula.All(List.of("chat", "shop")));
    assertThat(without.broken())
        .singleElement()
        .satisfies(file -> assertThat(file.kept()).isTrue());
  }

  @Test
  void aBrokenCalendarKeepsItsLastGoodVersion() throws IOException {
    var office = "calendar: office\nzone: UTC\nhours: { Mon-Fri: 09:00-18:00 }\n";
    write("hours.yaml", office);
    write("a.yaml", journey("chat", "open") + "when: { calendar: office }\n");
    var before = look();
    write("hours.yaml", office.replace("UTC", "UTZ"));
    assertThat(look().journeys().getFirst()).isSameAs(before.journeys().getFirst());
  }

  @Test
  void maintenanceBesideAFileThatIsWatchedAloneIsNoticed() throws IOException {
    write("a.yaml", journey("chat", "open"));
    journeys = new JourneyFolder(List.of(folder.resolve("a.yaml")), new JourneyLoader(COMPILER));
    assertThat(servedOnSunday(look(), "chat")).isTrue();
    write("restart.yaml", RESTART);
    assertThat(servedOnSunday(look(), "chat")).isFalse();
  }

  @Test
  void checksOfAServiceThatDidNotChangeAreTheVerySame() throws IOException {
    write("a.yaml", journey("chat", "open"));
    write("chat.yaml", "service: chat\nbackends: { check: { get: / }, at: { a: http://a } }\n");
    var before = look();
    write("a.yaml", journey("chat", "open again"));
    assertThat(look().services().getFirst()).isSameAs(before.services().getFirst());
  }

  @Test
  void anEmptyFolderIsSaidToBeEmptyAndFillsLater() throws IOException {
    var empty = look();
    assertThat(empty.journeys()).isEmpty();
    assertThat(empty.broken().size() + empty.general().size()).isPositive();
    write("a.yaml", journey("chat", "open"));
    assertThat(look().journeys()).hasSize(1);
  }

  @Test
  void aFolderThatIsAwayForAMomentTakesNoJourneyAlong() throws IOException {
    write("a.yaml", journey("chat", "open"));
    var before = look();
    var elsewhere = folder.resolveSibling(folder.getFileName() + "-away");
    Files.move(folder, elsewhere);
    var without = look();
    assertThat(without.journeys()).containsExactlyElementsOf(before.journeys());
    assertThat(without.broken())
        .singleElement()
        .satisfies(broken -> assertThat(broken.kept()).isTrue());
    Files.move(elsewhere, folder);
    var back = look();
    assertThat(back.journeys()).containsExactlyElementsOf(before.journeys());
    assertThat(back.broken()).isEmpty();
  }
}
