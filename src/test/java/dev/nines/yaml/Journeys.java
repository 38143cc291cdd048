package dev.nines.yaml;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import dev.nines.notify.receiver.TemplateCheck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Short ways to load journeys in tests. */
final class Journeys {

  private static final JourneyLoader LOADER =
      new JourneyLoader(new ExpressionCompiler(), new TemplateCheck());

  private Journeys() {}

  static Loaded load(SourceFile... files) {
    return LOADER.load(List.of(files));
  }

  static Loaded load(List<SourceFile> files) {
    return LOADER.load(files);
  }

  /** The journey of a text without problems. */
  static Journey journey(String text) {
    var loaded = load(SourceFile.of("a.yaml", text));
    if (!loaded.ok()) {
      throw new AssertionError(loaded.problems().toString());
    }
    return loaded.journeys().getFirst();
  }

  /** The problems of a text, in one line each. */
  static List<String> problems(String text) {
    return load(SourceFile.of("a.yaml", text)).problems().stream().map(Problem::toString).toList();
  }

  static Path resource(String name) {
    try {
      var url = Journeys.class.getResource(name);
      if (url == null) {
        throw new IllegalArgumentException("no resource " + name);
      }
      return Path.of(url.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static String text(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
