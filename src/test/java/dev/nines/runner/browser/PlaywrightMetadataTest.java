package dev.nines.runner.browser;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.impl.driver.Driver;
import dev.nines.cli.Golden;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Playwright talks to its driver in JSON, by reflection: a native executable is told of all it has.
 */
class PlaywrightMetadataTest {

  private static final Path METADATA =
      Path.of(
          "src/main/resources/META-INF/native-image/dev.nines/playwright/reachability-metadata.json");

  /** What is sent and received: options, and the driver's side of each object. */
  private static final Pattern SENT =
      Pattern.compile("com/microsoft/playwright/(options/[^/]*|impl/[^/]*|[^/]*\\$[^/]*)\\.class");

  private static final Pattern NAMELESS = Pattern.compile(".*\\$[0-9]+(\\$.*)?");

  private static List<String> classes() throws IOException, URISyntaxException {
    var jar = Path.of(Playwright.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (var zip = new ZipFile(jar.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> SENT.matcher(name).matches())
          .map(name -> name.replace(".class", "").replace('/', '.'))
          .filter(name -> !NAMELESS.matcher(name).matches() && !name.endsWith("package-info"))
          .sorted()
          .toList();
    }
  }

  private static String registered(String type) {
    return "    {\"type\": \"%s\", \"allDeclaredFields\": true, \"allDeclaredConstructors\": true, \"unsafeAllocated\": true}"
        .formatted(type);
  }

  @Test
  void everyTypeThatIsSentIsNamed() throws Exception {
    var classes = classes();
    assertThat(classes)
        .hasSizeGreaterThan(400)
        .contains(
            "com.microsoft.playwright.options.Cookie",
            "com.microsoft.playwright.impl.PageImpl",
            "com.microsoft.playwright.Page$ClickOptions");
    Golden.check(
        METADATA,
        Stream.concat(
                classes.stream(),
                // It is looked up by name, and passed over where the driver's folder is given.
                Stream.of(Driver.class.getPackageName() + ".jar.DriverJar"))
            .map(PlaywrightMetadataTest::registered)
            .collect(
                joining(
                    ",\n",
                    """
                    {
                      "comment": "What Playwright for Java sends and receives; its test writes this list",
                      "reflection": [
                    """,
                    "\n  ]\n}\n")));
  }
}
