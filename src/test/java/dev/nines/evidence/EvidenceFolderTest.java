package dev.nines.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.nines.outcome.EvidenceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceFolderTest {

  private static final String ONE = "0af7651916cd43dd8448eb211c80319c";
  private static final String TWO = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path folder;

  private EvidenceFolder of(long bytes) {
    return new EvidenceFolder(folder.resolve("e"), DAY, bytes, InstantSource.system());
  }

  private static EvidenceFolder.Gathering text(String name, int length) {
    return draft -> draft.add(name, "x".repeat(length).getBytes(StandardCharsets.UTF_8));
  }

  private void aged(String run, Duration age) throws IOException {
    Files.setLastModifiedTime(
        folder.resolve("e").resolve(run), FileTime.from(Instant.now().minus(age)));
  }

  @Test
  void whatIsKeptIsListedAndFound() throws Exception {
    var evidence = of(1_000);
    var kept = evidence.keep(ONE, text("Customer ../page.png", 10));
    assertThat(kept).containsExactly(new EvidenceFile("customer-.-page.png", "image/png", 10));
    assertThat(evidence.list(ONE)).isEqualTo(kept);
    assertThat(evidence.find(ONE, "customer-.-page.png"))
        .hasValueSatisfying(path -> assertThat(path).hasSize(10));
    assertThat(evidence.list(TWO)).isEmpty();
  }

  @Test
  void noNameLeadsOutOfTheFolder() throws Exception {
    var evidence = of(1_000);
    var _ = evidence.keep(ONE, text("a.txt", 1));
    Files.writeString(folder.resolve("e").resolve("secret.txt"), "x");
    for (var name :
        List.of("../secret.txt", "..", ".", "", "/etc/passwd", "a.txt/../../secret.txt")) {
      assertThat(evidence.find(ONE, name)).as(name).isEmpty();
    }
    for (var run : List.of("..", ".", "", "../e/" + ONE, ONE + "/")) {
      assertThat(evidence.list(run)).as(run).isEmpty();
    }
  }

  @Test
  void whatIsNotGatheredToItsEndIsNotKept() throws Exception {
    var evidence = of(1_000);
    assertThatThrownBy(() ->
            evidence.keep(
                ONE,
                draft -> {
                  draft.add("a.txt", new byte[1]);
                  throw new IllegalStateException("lost");
                }))
        .hasMessage("lost");
    assertThat(folder.resolve("e")).isEmptyDirectory();
  }

  @Test
  void whatIsGatheredIsForNobodyElseToRead() throws Exception {
    var modes = new ArrayList<String>();
    var kept =
        of(1_000)
            .keep(
                ONE,
                draft -> {
                  modes.add(
                      PosixFilePermissions.toString(Files.getPosixFilePermissions(draft.folder())));
                  draft.add("a.txt", new byte[1]);
                });
    assertThat(kept).hasSize(1);
    assertThat(modes).containsExactly("rwx------");
    assertThat(Files.getPosixFilePermissions(folder.resolve("e").resolve(ONE)))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
  }

  @Test
  void aDraftOfAProberThatWasKilledGoesAtTheNextStart() throws Exception {
    var evidence = of(1_000);
    var _ = evidence.keep(ONE, text("a.txt", 1));
    var draft = Files.createDirectories(folder.resolve("e").resolve(".draft-" + TWO));
    Files.writeString(draft.resolve("half.zip"), "x");
    evidence.sweep();
    assertThat(draft).doesNotExist();
    assertThat(evidence.list(ONE)).hasSize(1);
  }

  @Test
  void theOldestGoesFirstWhereThereIsTooMuch() throws Exception {
    var evidence = of(100);
    var _ = evidence.keep(ONE, text("a.txt", 60));
    aged(ONE, Duration.ofMinutes(5));
    assertThat(evidence.keep(TWO, text("a.txt", 60))).hasSize(1);
    assertThat(evidence.list(ONE)).isEmpty();
    assertThat(evidence.list(TWO)).hasSize(1);
  }

  @Test
  void whatIsLongerThanAllThatMayBeKeptIsNotKept() throws Exception {
    var evidence = of(100);
    assertThat(evidence.keep(ONE, text("a.txt", 101))).isEmpty();
    assertThat(evidence.list(ONE)).isEmpty();
  }

  @Test
  void whatIsTooOldGoes() throws Exception {
    var evidence = of(1_000);
    var _ = evidence.keep(ONE, text("a.txt", 1));
    var _ = evidence.keep(TWO, text("a.txt", 1));
    aged(ONE, DAY.plusMinutes(1));
    evidence.sweepOld();
    assertThat(evidence.list(ONE)).isEmpty();
    assertThat(evidence.list(TWO)).hasSize(1);
  }

  @Test
  void filesOfOneNameHaveNumbers() throws Exception {
    var kept =
        of(1_000)
            .keep(
                ONE,
                draft -> {
                  draft.add("page.png", new byte[1]);
                  draft.add("Page.png", new byte[2]);
                  draft.add("ключ.png", new byte[3]);
                });
    assertThat(kept)
        .extracting(EvidenceFile::name)
        .containsExactly("page.png", "page-2.png", "png");
  }
}
