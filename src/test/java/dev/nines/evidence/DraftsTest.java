package dev.nines.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes may keep evidence in one folder. */
class DraftsTest {

  private static final String RUN = "0af7651916cd43dd8448eb211c80319c";

  @TempDir private Path folder;

  private static EvidenceFolder of(Path folder) {
    return new EvidenceFolder(folder, Duration.ofDays(1), 1_000, InstantSource.system());
  }

  /** A process that gathers evidence until it is killed. */
  static final class Gathering {
    public static void main(String... arguments) throws Exception {
      var _ =
          of(Path.of(arguments[0]))
              .keep(
                  RUN,
                  draft -> {
                    draft.add("half.txt", new byte[1]);
                    System.out.println("begun");
                    Thread.currentThread().join();
                  });
    }
  }

  @Test
  void aDraftIsLeftAloneWhileItIsWrittenAndTakenAwayWhenItsProberWasKilled() throws Exception {
    var prober =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Gathering.class.getName(),
                folder.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    var draft = folder.resolve(".draft-" + RUN);
    try (var says =
        new BufferedReader(
            new InputStreamReader(prober.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(says.readLine()).isEqualTo("begun");
      of(folder).sweep();
      assertThat(draft.resolve("half.txt")).as("its prober is at it").exists();
      prober.destroyForcibly().waitFor();
      of(folder).sweep();
      assertThat(draft).doesNotExist();
    } finally {
      prober.destroyForcibly();
    }
  }

  @Test
  void whatSomebodyJustBeginsIsLeftAlone() throws Exception {
    var draft = Files.createDirectory(folder.resolve(".draft-" + RUN));
    of(folder).sweep();
    assertThat(draft).exists();
  }

  @Test
  void nothingButEvidenceIsInWhatIsKept() throws Exception {
    var evidence = of(folder);
    assertThat(evidence.keep(RUN, draft -> draft.add("a.txt", new byte[1]))).hasSize(1);
    assertThat(folder.resolve(RUN).toFile().list()).containsExactly("a.txt");
  }
}
