package dev.nines.expression;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.internal.function.PathFunctionFactory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A native executable has only the classes by reflection that it is told of. */
class NativeMetadataTest {

  @SuppressWarnings("unchecked")
  private static List<Object> types() throws IOException {
    var name = "/META-INF/native-image/dev.nines/nines/reachability-metadata.json";
    try (var file = NativeMetadataTest.class.getResourceAsStream(name)) {
      var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
      var metadata = (Map<String, Object>) Objects.requireNonNull(JsonTexts.parse(text));
      return ((List<Map<String, Object>>) Objects.requireNonNull(metadata.get("reflection")))
          .stream().map(entry -> Objects.requireNonNull(entry.get("type"))).toList();
    }
  }

  @Test
  void everyFunctionOfXPathIsNamed() throws IOException {
    var folder =
        FileSystems.getFileSystem(URI.create("jrt:/"))
            .getPath("modules/java.xml/com/sun/org/apache/xpath/internal/functions");
    try (var files = Files.list(folder)) {
      var functions =
          files
              .map(file -> file.getFileName().toString())
              .filter(file -> file.matches("Func[A-Z][A-Za-z]*\\.class"))
              .map(file ->
                  "com.sun.org.apache.xpath.internal.functions." + file.replace(".class", ""))
              .toList();

      assertThat(functions).hasSizeGreaterThan(30);
      assertThat(types()).containsAll(functions);
    }
  }

  @Test
  void everyFunctionOfJsonPathIsNamed() throws IOException {
    var functions = new ArrayList<String>();
    for (Class<?> function : PathFunctionFactory.FUNCTIONS.values()) {
      functions.add(function.getName());
    }

    assertThat(functions).isNotEmpty();
    assertThat(types()).containsAll(functions);
  }
}
