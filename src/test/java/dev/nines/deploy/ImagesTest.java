package dev.nines.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.deploy.Dockerfile.Instruction;
import dev.nines.deploy.Dockerfile.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What can be said of the images without an engine that builds them: that they are made of what is
 * there, run as nobody, and are started and asked with what the command line knows.
 */
class ImagesTest {

  private static final Path FOLDER = Path.of("deploy");
  private static final Pattern TAGGED = Pattern.compile("[a-z0-9./-]+:[A-Za-z0-9][\\w.-]*");
  private static final Pattern PROJECT =
      Pattern.compile("<artifactId>nines</artifactId>\\s*<version>([^<]+)<");
  private static final Pattern SCRIPT = Pattern.compile("src/build/\\w+");

  static List<Path> files() throws IOException {
    try (var found = Files.newDirectoryStream(FOLDER, "Dockerfile*")) {
      var files = new ArrayList<Path>();
      found.forEach(files::add);
      return files.stream().sorted().toList();
    }
  }

  /** Those that somebody may build: the last of each file, and the one with a browser. */
  static Stream<Image> images() throws IOException {
    var images = new ArrayList<Image>();
    for (var path : files()) {
      var file = Dockerfile.read(path);
      images.add(new Image(file, file.last()));
      file.stage("browser").ifPresent(stage -> images.add(new Image(file, stage)));
    }
    return images.stream();
  }

  record Image(Dockerfile file, Stage stage) {

    String effective(String instruction) {
      return file.effective(stage, instruction);
    }

    @Override
    public String toString() {
      return file.file() + " " + stage.name();
    }
  }

  @Test
  void thereIsOneForTheJvmAndTwoThatAreNative() throws IOException {
    assertThat(files())
        .extracting(file -> String.valueOf(file.getFileName()))
        .containsExactly("Dockerfile", "Dockerfile.native", "Dockerfile.native-browser");
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyBaseIsPinnedByATag(Path path) throws IOException {
    var file = Dockerfile.read(path);
    for (var stage : file.stages()) {
      if (file.stage(stage.base()).isEmpty()) {
        assertThat(stage.base()).matches(TAGGED).doesNotEndWith(":latest");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void whatIsCopiedIsThere(Path path) throws IOException {
    var file = Dockerfile.read(path);
    var context = Files.readAllLines(Path.of(".dockerignore"));
    for (var stage : file.stages()) {
      for (var copy :
          stage.instructions().stream().filter(each -> each.name().equals("COPY")).toList()) {
        if (copy.from().isPresent()) {
          assertThat(file.stage(copy.from().get())).as(copy.rest()).isPresent();
          continue;
        }
        for (var source : copy.sources()) {
          assertThat(Path.of(source)).exists();
          assertThat(
                  source.equals(".")
                      || context.contains("!" + source)
                      || context.contains("!" + source + "/"))
              .as(source + " is not in the context: .dockerignore")
              .isTrue();
        }
      }
    }
  }

  /** What the build needs, of the little that the context has. */
  @Test
  void theContextHasWhatTheBuildNeedsAndNothingElse() throws IOException {
    var context = Files.readAllLines(Path.of(".dockerignore"));
    assertThat(context).contains("*", "!pom.xml", "!src/", "!nines", "!journeys/", "!.mvn/");
    assertThat(context.stream().filter(line -> line.startsWith("!")).map(line -> line.substring(1)))
        .allSatisfy(line -> assertThat(Path.of(line)).exists());
  }

  @ParameterizedTest
  @MethodSource("files")
  void theScriptsThatItRunsExist(Path path) throws IOException {
    var scripts = SCRIPT.matcher(Files.readString(path)).results().map(found -> found.group());
    assertThat(scripts)
        .contains("src/build/sbom")
        .allMatch(script -> Files.isExecutable(Path.of(script)));
  }

  @ParameterizedTest
  @MethodSource("images")
  void itRunsAsNobody(Image image) {
    assertThat(image.effective("USER")).matches("[1-9]\\d{3,}:[1-9]\\d{3,}");
  }

  @ParameterizedTest
  @MethodSource("images")
  void theCommandLineTakesWhatItIsStartedWith(Image image) throws IOException {
    assertThat(Dockerfile.words(image.effective("ENTRYPOINT")).getLast())
        .isEqualTo("/opt/nines/nines");
    var command = Dockerfile.words(image.effective("CMD"));
    assertThat(command).startsWith("serve").contains("--host", "0.0.0.0");
    assertThat(Nines.refusal(command.toArray(String[]::new))).isEmpty();
    assertThat(image.effective("EXPOSE")).isEqualTo("8080");
  }

  /** By its own executable, as there may be nothing else in it. */
  @ParameterizedTest
  @MethodSource("images")
  void itIsAskedForItsHealthByItself(Image image) throws IOException {
    var asked = image.effective("HEALTHCHECK");
    var words = Dockerfile.words(asked.substring(asked.indexOf('[')));
    assertThat(words.getFirst()).isEqualTo("/opt/nines/nines");
    assertThat(Nines.refusal(words.subList(1, words.size()).toArray(String[]::new))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("images")
  void itSaysWhatItIsAndWhatItIsMadeOf(Image image) {
    var labels = image.effective("LABEL");
    for (var label :
        List.of("title", "description", "licenses", "version", "revision", "base.name")) {
      assertThat(labels).contains("org.opencontainers.image." + label + "=\"");
    }
    assertThat(labels).contains(base(image));
    assertThat(image.file().all(image.stage()).map(Instruction::rest))
        .anyMatch(rest -> rest.contains("target/sbom /usr/share/doc/nines"))
        .anyMatch(rest -> rest.contains("LICENSE"));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theVersionIsThatOfTheProject(Path path) throws IOException {
    var version = PROJECT.matcher(Files.readString(Path.of("pom.xml")));
    assertThat(version.find()).isTrue();
    assertThat(Files.readString(path)).contains("ARG VERSION=" + version.group(1) + "\n");
  }

  private static String base(Image image) {
    var base = image.stage().base();
    while (image.file().stage(base).isPresent()) {
      base = image.file().stage(base).get().base();
    }
    return base + "\"";
  }

  /** And so nothing can be run while it is built. */
  @Test
  void theNativeImageHasNoShell() throws IOException {
    var file = Dockerfile.read(FOLDER.resolve("Dockerfile.native"));
    assertThat(file.last().base()).contains("distroless").endsWith(":nonroot");
    assertThat(file.last().instructions()).noneMatch(each -> each.name().equals("RUN"));
  }

  @Test
  void bothNativeImagesHoldTheSameExecutable() throws IOException {
    var plain = Dockerfile.read(FOLDER.resolve("Dockerfile.native"));
    var browser = Dockerfile.read(FOLDER.resolve("Dockerfile.native-browser"));
    assertThat(browser.stage("sbom")).isEqualTo(plain.stage("sbom")).isPresent();
    var built = plain.stage("build").orElseThrow();
    var also = browser.stage("build").orElseThrow();
    assertThat(also.base()).isEqualTo(built.base());
    assertThat(Files.readString(Path.of("src/build/native"))).contains(built.base());
    assertThat(built.instructions().getLast().rest())
        .startsWith(also.instructions().getLast().rest());
  }

  /** Which a user has not whom the image does not know, and a browser's programs do not start. */
  @ParameterizedTest
  @MethodSource("images")
  void itHasAHomeWhoeverItRunsAsAndEveryLetterAndLogsObjects(Image image) {
    assertThat(image.effective("ENV"))
        .isEqualTo("HOME=/var/lib/nines LANG=C.UTF-8 NINES_LOG_JSON=true");
  }

  /** A volume takes the rights of the folder that it covers. */
  @ParameterizedTest
  @MethodSource("images")
  void itKeepsWhatItKnowsInAVolume(Image image) {
    assertThat(image.effective("VOLUME")).isEqualTo("/var/lib/nines");
    assertThat(image.effective("WORKDIR")).isEqualTo("/var/lib/nines");
  }
}
