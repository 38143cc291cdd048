package dev.nines.source;

import dev.nines.journey.Actor;
import dev.nines.journey.Backends;
import dev.nines.journey.BrowserAct;
import dev.nines.journey.BrowserAct.Upload;
import dev.nines.journey.Journey;
import dev.nines.journey.Service;
import dev.nines.yaml.LoadedFile;
import dev.nines.yaml.SourceFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every file as it last loaded, by its path. */
final class LastGood {

  private final Map<String, Good> files = new HashMap<>();

  /** A version that loaded. */
  record Good(SourceFile source, LoadedFile loaded) {}

  Optional<Good> find(String path) {
    return Optional.ofNullable(files.get(path));
  }

  /** The files below a folder, in the order of their paths. */
  List<Good> below(String folder) {
    return files.values().stream()
        .filter(good -> Path.of(good.source().path()).startsWith(folder))
        .sorted(java.util.Comparator.comparing(good -> good.source().path()))
        .toList();
  }

  /** Forgets all files but those of {@code paths} and those below {@code folders}. */
  void keep(Set<String> paths, List<String> folders) {
    files
        .keySet()
        .removeIf(
            path -> !paths.contains(path) && folders.stream().noneMatch(Path.of(path)::startsWith));
  }

  /**
   * Remembers a version that loaded. What came of it is the very same as before where neither its
   * text nor what it takes from other files has changed, so that those behind see what did not.
   *
   * @return what came of it
   */
  LoadedFile remember(SourceFile source, LoadedFile loaded) {
    var last = files.get(source.path());
    if (last != null
        && last.source().text().equals(source.text())
        && unchanged(last.loaded().journey(), loaded.journey())
        && unchanged(last.loaded().service(), loaded.service())
        && Objects.equals(last.loaded().maintenance(), loaded.maintenance())
        && Objects.equals(last.loaded().silence(), loaded.silence())
        && Objects.equals(last.loaded().defaults(), loaded.defaults())) {
      if (Objects.equals(last.loaded().alerts(), loaded.alerts())) {
        return last.loaded();
      }
      // Others may decide how it is judged, which is no reason to begin anew with its runs.
      var judged = last.loaded().with(loaded.alerts());
      files.put(source.path(), new Good(source, judged));
      return judged;
    }
    files.put(source.path(), new Good(source, loaded));
    return loaded;
  }

  private static boolean unchanged(@Nullable Journey last, @Nullable Journey now) {
    return (last == null || now == null)
        ? Objects.equals(last, now)
        : last.name().equals(now.name())
            && Objects.equals(last.when().calendar(), now.when().calendar())
            && naming(last).equals(naming(now))
            && uploads(last).equals(uploads(now));
  }

  /** What the files hold that it gives to pages, which may change beside it. */
  private static List<BrowserAct.Bytes> uploads(Journey journey) {
    return Stream.of(journey.when().require(), journey.steps(), journey.teardown())
        .flatMap(List::stream)
        .flatMap(step -> step.act() instanceof Upload upload ? upload.files().stream() : null)
        .flatMap(file -> file.content() instanceof BrowserAct.Bytes bytes ? Stream.of(bytes) : null)
        .toList();
  }

  /** How its actors tell backends apart, which its service may say. */
  private static List<Optional<String>> naming(Journey journey) {
    return journey.actors().values().stream()
        .map(Actor::backend)
        .map(backend -> Optional.ofNullable(backend).map(expression -> expression.text()))
        .toList();
  }

  private static boolean unchanged(@Nullable Service last, @Nullable Service now) {
    return (last == null || now == null)
        ? Objects.equals(last, now)
        : unchanged(last.backends(), now.backends());
  }

  private static boolean unchanged(@Nullable Backends last, @Nullable Backends now) {
    return switch (now) {
      case null -> last == null;
      case Backends.Announced announced -> announced.equals(last);
      case Backends.Checked(var checks) ->
          last instanceof Backends.Checked(var before)
              && checks.keySet().equals(before.keySet())
              && checks.entrySet().stream()
                  .allMatch(check -> unchanged(before.get(check.getKey()), check.getValue()));
    };
  }
}
