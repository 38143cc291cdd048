package dev.nines.source;

import dev.nines.journey.Journey;
import dev.nines.source.Edition.BrokenFile;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.LoadedFile;
import dev.nines.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Journeys in folders and files on disk, looked at again and again. */
public final class JourneyFolder {

  private final List<Path> paths;
  private final JourneyLoader loader;
  private final Map<String, Good> good = new HashMap<>();
  private @Nullable Fingerprint seen;

  /** A file as it last loaded. */
  private record Good(String text, String companions, Journey journey) {}

  public JourneyFolder(List<Path> paths, JourneyLoader loader) {
    this.paths = List.copyOf(paths);
    this.loader = loader;
  }

  /** The journeys as they are now; empty when nothing has changed since the last look. */
  public Optional<Edition> look() {
    var now = Fingerprint.of(paths);
    if (now.equals(seen)) {
      return Optional.empty();
    }
    // The attributes are taken before the files are read: what changes meanwhile is seen again at
    // the next look.
    var edition = read();
    seen = now;
    return Optional.of(edition);
  }

  private Edition read() {
    var files = JourneyFiles.read(paths);
    var loaded = loader.load(files);
    var texts = new HashMap<String, String>();
    files.forEach(file -> texts.put(file.path(), file.text()));
    var journeys = new LinkedHashMap<String, Journey>();
    var others = others(loaded.files(), texts);
    for (var file : loaded.files()) {
      var journey = file.journey();
      if (journey != null) {
        var kept =
            remember(file.path(), new Good(texts.getOrDefault(file.path(), ""), others, journey));
        journeys.put(kept.name(), kept);
      }
    }
    var missing =
        paths.stream().filter(path -> !Files.isReadable(path)).map(Path::toString).toList();
    // What cannot be looked into has not been emptied by its author: a volume may be away for a
    // moment.
    good.keySet()
        .removeIf(path -> !texts.containsKey(path) && missing.stream().noneMatch(path::startsWith));
    var broken = new ArrayList<BrokenFile>();
    for (var file : loaded.files()) {
      if (!file.ok()) {
        var last = good.get(file.path());
        // Where another file has taken the name over, that one is newer.
        boolean kept =
            last != null && journeys.putIfAbsent(last.journey().name(), last.journey()) == null;
        broken.add(
            new BrokenFile(
                file.path(), file.problems(), kept || keepAllOf(file.path(), missing, journeys)));
      }
    }
    return new Edition(
        List.copyOf(journeys.values()),
        revision(files),
        broken,
        loaded.general(),
        loaded.warnings());
  }

  /** Keeps all journeys of a folder that is away; whether there are any. */
  private boolean keepAllOf(String path, List<String> missing, Map<String, Journey> journeys) {
    if (!missing.contains(path)) {
      return false;
    }
    boolean any = false;
    for (var last : good.entrySet()) {
      if (last.getKey().startsWith(path)) {
        any |=
            journeys.putIfAbsent(last.getValue().journey().name(), last.getValue().journey())
                == null;
      }
    }
    return any;
  }

  /** The very same journey for the same text, so that those behind see what did not change. */
  private Journey remember(String path, Good now) {
    var last = good.get(path);
    if (last != null
        && last.text().equals(now.text())
        && last.companions().equals(now.companions())) {
      return last.journey();
    }
    good.put(path, now);
    return now.journey();
  }

  /** All that a journey may depend on besides its own text. */
  private static String others(List<LoadedFile> files, Map<String, String> texts) {
    var calendars = new StringBuilder();
    for (var file : files) {
      var calendar = file.calendar();
      if (calendar != null) {
        calendars.append(texts.get(file.path())).append(calendar);
      }
    }
    return calendars.toString();
  }

  private static String revision(List<SourceFile> files) {
    try {
      var hash = MessageDigest.getInstance("SHA-256");
      for (var file : files) {
        hash.update(
            (file.path() + "\n" + file.text().length() + "\n" + file.text())
                .getBytes(StandardCharsets.UTF_8));
      }
      return HexFormat.of().formatHex(hash.digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
