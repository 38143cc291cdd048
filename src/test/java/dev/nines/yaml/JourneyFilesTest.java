package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JourneyFilesTest {

  @TempDir Path folder;

  private Path file(String name, String text) throws IOException {
    var path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  private List<String> names(List<SourceFile> files) {
    return files.stream().map(file -> file.path().replace(folder + "/", "")).toList();
  }

  @BeforeEach
  void aFileThatIsAlwaysThere() throws IOException {
    file("b.yaml", "journey: b\n");
  }

  @Test
  void aFolderIsWalkedInOrderAndHiddenThingsAreLeftOut() throws IOException {
    file("a.yml", "journey: a\n");
    file("deep/er/c.yaml", "journey: c\n");
    file(".hidden.yaml", "journey: d\n");
    file(".git/e.yaml", "journey: e\n");
    file("notes.txt", "not a journey");

    assertThat(names(JourneyFiles.read(List.of(folder))))
        .containsExactly("a.yml", "b.yaml", "deep/er/c.yaml");
  }

  @Test
  void linksAreFollowedAsAMountedVolumeUsesThem() throws IOException {
    file("..2026/a.yaml", "journey: a\n");
    Files.createSymbolicLink(folder.resolve("..data"), Path.of("..2026"));
    Files.createSymbolicLink(folder.resolve("a.yaml"), Path.of("..data/a.yaml"));
    Files.createSymbolicLink(folder.resolve("circle"), folder);

    assertThat(names(JourneyFiles.read(List.of(folder)))).containsExactly("a.yaml", "b.yaml");
  }

  @Test
  void aFileNamedTwiceIsReadOnce() {
    assertThat(names(JourneyFiles.read(List.of(folder, folder.resolve("b.yaml")))))
        .containsExactly("b.yaml");
  }

  @Test
  void aFileNamedByItselfNeedsNoEnding() throws IOException {
    var path = file("journey", "journey: a\n");

    assertThat(JourneyFiles.read(List.of(path)))
        .singleElement()
        .extracting(SourceFile::text)
        .isEqualTo("journey: a\n");
  }

  @Test
  void aFolderWithoutJourneysIsAProblem() throws IOException {
    var empty = Files.createDirectory(folder.resolve("empty"));

    assertThat(problem(empty)).contains("found no *.yaml or *.yml file in this folder");
  }

  @Test
  void aMissingFileIsAProblem() {
    assertThat(problem(folder.resolve("none.yaml"))).contains("there is no such file or folder");
  }

  @Test
  void aDanglingLinkIsAProblem() throws IOException {
    Files.delete(folder.resolve("b.yaml"));
    Files.createSymbolicLink(folder.resolve("b.yaml"), Path.of("gone.yaml"));

    assertThat(problem(folder)).contains("there is no such file");
  }

  @Test
  void aFileOverTheLimitIsAProblem() throws IOException {
    var path = file("big.yaml", "#".repeat(SourceFile.LARGEST + 1));

    assertThat(problem(path)).contains("larger than 1048576 bytes; expected at most 1 MiB");
  }

  @Test
  void aFileAtTheLimitIsRead() throws IOException {
    var path = file("big.yaml", "#".repeat(SourceFile.LARGEST));

    assertThat(JourneyFiles.read(List.of(path)).getFirst().unreadable()).isEmpty();
  }

  @Test
  void aFileWithoutEndIsNotReadWhole() {
    assertThat(problem(Path.of("/dev/zero"))).contains("larger than 1048576 bytes");
  }

  @Test
  void aFileThatIsNotUtf8IsAProblemAtItsByte() throws IOException {
    var path = folder.resolve("latin.yaml");
    Files.write(path, "journey: a\ntitle: Zürich\n".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(problem(path))
        .endsWith(
            "latin.yaml:2:9: found the byte 0xfc, which is no UTF-8 here; expected a text in UTF-8; save the file in UTF-8");
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() throws IOException {
    var path = file("mark.yaml", "\uFEFFjourney: a\nsteps:\n  - get: http://localhost/\n");

    assertThat(Journeys.load(JourneyFiles.read(List.of(path))).problems()).isEmpty();
  }

  @Test
  void certificatesAreFoundBesideTheJourney() throws IOException {
    file("tls/ca.pem", "certificate");
    var path =
        file(
            "tls/a.yaml",
            """
            journey: a
            actors:
              customer:
                url: https://localhost
                tls: { ca: ca.pem }
            steps:
              - get: /
            """);

    var loaded = Journeys.load(JourneyFiles.read(List.of(path)));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.journeys().getFirst().actors().values())
        .singleElement()
        .satisfies(actor ->
            assertThat(actor.tls().authority())
                .hasToString(folder.resolve("tls/ca.pem").toString()));
  }

  @Test
  void aNameThatIsNoPathIsAProblemAndNoMore() throws IOException {
    var path =
        file(
            "a.yaml",
            """
            journey: a
            actors:
              customer:
                url: https://localhost
                tls: { ca: "\\0", cert: /dev/zero, key: . }
            steps:
              - get: /
            """);

    assertThat(Journeys.load(JourneyFiles.read(List.of(path))).problems())
        .extracting(Problem::message)
        .containsExactly(
            "the file \"?\" cannot be read: there is no such file",
            "the file \"/dev/zero\" cannot be read: it is larger than 1048576 bytes",
            "the file \".\" cannot be read: Is a directory");
  }

  @Test
  void aCalendarIsFoundBesideAJourneyThatIsNamedAlone() throws IOException {
    file("office.yaml", "calendar: office\nzone: UTC\nhours: { Mon-Fri: 09:00-18:00 }\n");
    file("deeper/night.yaml", "calendar: night\nzone: UTC\nhours: { Mon-Fri: 22:00-06:00 }\n");
    var office =
        file(
            "a.yaml",
            "journey: a\nwhen: { calendar: office }\nsteps:\n  - get: http://localhost/\n");
    var night =
        file(
            "n.yaml",
            "journey: n\nwhen: { calendar: night }\nsteps:\n  - get: http://localhost/\n");

    var loaded = Journeys.load(JourneyFiles.read(List.of(office, night)));

    assertThat(loaded.files()).hasSize(2);
    assertThat(loaded.journeys())
        .singleElement()
        .extracting(journey -> journey.when().calendar().name())
        .isEqualTo("office");
    assertThat(loaded.problems())
        .singleElement()
        .asString()
        .contains("there is no calendar \"night\"; expected one of always, office");
  }

  @Test
  void whatStandsBesideAJourneyThatIsNamedAloneHoldsForIt() throws IOException {
    file("chat.yaml", "service: chat\nbackends: { by: headers.server, names: [a] }\n");
    file("help.yaml", "service: help\nall: [chat, b]\n");
    file("broken.yaml", "service: [");
    file(
        "restart.yaml",
        """
        maintenance: restart
        reason: The servers are restarted
        services: [help, gone]
        zone: UTC
        weekly: { Sun: 02:00-04:00 }
        """);
    var alone = file("a.yaml", "journey: a\nservice: chat\nsteps:\n  - get: http://localhost/\n");

    var loaded = Journeys.load(JourneyFiles.read(List.of(alone)));

    assertThat(loaded.problems()).isEmpty();
    assertThat(loaded.services()).isEmpty();
    assertThat(loaded.journeys())
        .singleElement()
        .satisfies(journey -> {
          var sunday = java.time.Instant.parse("2026-11-22T03:00:00Z");
          assertThat(journey.when().calendar().contains(sunday)).isFalse();
          assertThat(journey.actors().get("client").backend()).isNotNull();
        });
  }

  @Test
  void aServiceThatIsNamedAloneFindsItsComponentsBesideIt() throws IOException {
    file("a.yaml", "journey: a\nservice: chat\nsteps:\n  - get: http://localhost/\n");
    file("b.yaml", "journey: b\nsteps:\n  - get: http://localhost/\n");
    var help = file("help.yaml", "service: help\nall: [chat, b]\n");

    assertThat(Journeys.load(JourneyFiles.read(List.of(help))).files().getFirst().problems())
        .isEmpty();
  }

  private static String problem(Path path) {
    var files = JourneyFiles.read(List.of(path));
    assertThat(files).hasSize(1);
    return files.getFirst().unreadable().getFirst().toString();
  }
}
