package dev.nines.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.yaml.JourneyLoader;
import java.io.IOException;
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
