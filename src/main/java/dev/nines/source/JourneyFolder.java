package dev.nines.source;

import dev.nines.alert.AlertDefaults;
import dev.nines.alert.AlertPolicy;
import dev.nines.alert.DeclaredAlerts;
import dev.nines.journey.Service;
import dev.nines.source.Edition.BrokenFile;
import dev.nines.source.LastGood.Good;
import dev.nines.yaml.JourneyFiles;
import dev.nines.yaml.JourneyLoader;
import dev.nines.yaml.Loaded;
import dev.nines.yaml.LoadedFile;
import dev.nines.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Journeys, services, calendars and maintenance in folders and files on disk, looked at again and
 * again. A file that does not load is taken as it last loaded, so that what depends on it goes on
 * as well.
 */
public final class JourneyFolder {

  private final List<Path> paths;
  private final List<Path> own;
  private final JourneyLoader loader;
  private final LastGood good = new LastGood();
  private @Nullable Fingerprint seen;
  private @Nullable Edition last;

  public JourneyFolder(List<Path> paths, JourneyLoader loader) {
    this(paths, loader, List.of());
  }

  /**
   * The same where the prober writes files as well.
   *
   * @param own those, and whatever is beside them with a longer name or in them: they may lie in a
   *     folder of journeys, and change with every run
   */
  public JourneyFolder(List<Path> paths, JourneyLoader loader, List<Path> own) {
    this.own = List.copyOf(own);
    this.paths = List.copyOf(paths);
    this.loader = loader;
  }

  /** The journeys as they are now; empty when nothing has changed since the last look. */
  public Optional<Edition> look() {
    var now = Fingerprint.of(paths, own);
    if (now.equals(seen)) {
      return Optional.empty();
    }
    // The attributes are taken before the files are read: what changes meanwhile is seen again at
    // the next look.
    var edition = read();
    seen = now;
    // What changed may be no file of journeys: the log of this very prober, beside one.
    if (edition.equals(last)) {
      return Optional.empty();
    }
    last = edition;
    return Optional.of(edition);
  }

  private Edition read() {
    var files = JourneyFiles.read(paths);
    var found = loader.load(files);
    // What cannot be looked into has not been emptied by its author: a volume may be away for a
    // moment.
    var away = paths.stream().filter(path -> !Files.isReadable(path)).map(Path::toString).toList();
    good.keep(files.stream().map(SourceFile::path).collect(Collectors.toSet()), away);
    var inForce = inForce(files, found, away);
    var loaded = inForce.equals(files) ? found : loader.load(inForce);
    var parts = parts(inForce, loaded, found);
    return new Edition(
        all(parts, LoadedFile::journey),
        services(parts),
        all(parts, LoadedFile::maintenance),
        all(parts, LoadedFile::silence),
        all(parts, LoadedFile::receiver),
        alerts(parts),
        serviceAlerts(parts),
        all(parts, LoadedFile::defaults).stream()
            .map(AlertDefaults::policy)
            .findFirst()
            .orElse(AlertPolicy.OPEN),
        all(parts, LoadedFile::defaults).stream()
            .flatMap(defaults -> defaults.quiet().stream())
            .collect(Collectors.toSet()),
        paths(parts),
        revision(files),
        broken(found, loaded, parts, away),
        found.general(),
        found.warnings());
  }

  /** The files, each that does not load as it last did, and those of folders that are away. */
  private List<SourceFile> inForce(List<SourceFile> files, Loaded found, List<String> away) {
    // Where another file has taken the name over, that one is newer.
    var taken =
        found.files().stream()
            .filter(LoadedFile::ok)
            .map(LoadedFile::identity)
            .collect(Collectors.toSet());
    var inForce = new ArrayList<SourceFile>();
    for (int i = 0; i < files.size(); i++) {
      var file = files.get(i);
      var last = found.files().get(i).ok() ? Optional.<Good>empty() : good.find(file.path());
      inForce.add(
          last.filter(version -> !taken.contains(version.loaded().identity()))
              .map(version -> version.source().standingIn())
              .orElse(file));
    }
    for (var folder : away) {
      good.below(folder).forEach(version -> inForce.add(version.source().standingIn()));
    }
    return inForce;
  }

  /** What is in force, by path; of two with the same name the first. */
  private Map<String, LoadedFile> parts(List<SourceFile> inForce, Loaded loaded, Loaded found) {
    var parts = new LinkedHashMap<String, LoadedFile>();
    var taken = new HashSet<String>();
    for (int i = 0; i < inForce.size(); i++) {
      var source = inForce.get(i);
      var asItIs = i < found.files().size() ? found.files().get(i) : loaded.files().get(i);
      part(source, loaded.files().get(i), asItIs)
          .filter(part -> taken.add(part.identity()))
          .ifPresent(part -> parts.put(source.path(), part));
    }
    return parts;
  }

  private Optional<LoadedFile> part(SourceFile source, LoadedFile now, LoadedFile asItIs) {
    if (now.ok()) {
      return Optional.of(good.remember(source, now));
    }
    if (asItIs.ok()) {
      return Optional.of(good.remember(source, asItIs));
    }
    // Not even the last good version loads any more, as a certificate beside it is gone perhaps.
    // What is composed of others is left out: the others may be composed of it by now.
    return source.kept()
        ? good.find(source.path())
            .map(Good::loaded)
            .filter(part -> part.service() == null || !part.service().integral())
        : Optional.empty();
  }

  private static <T> List<T> all(
      Map<String, LoadedFile> parts, Function<LoadedFile, @Nullable T> part) {
    return parts.values().stream().flatMap(each -> Stream.ofNullable(part.apply(each))).toList();
  }

  private static List<Service> services(Map<String, LoadedFile> parts) {
    var services = new LinkedHashMap<String, Service>();
    all(parts, LoadedFile::service).forEach(service -> services.put(service.name(), service));
    for (var journey : all(parts, LoadedFile::journey)) {
      services.computeIfAbsent(journey.service(), Service::implied);
    }
    return List.copyOf(services.values());
  }

  private static Map<String, DeclaredAlerts> alerts(Map<String, LoadedFile> parts) {
    var alerts = new LinkedHashMap<String, DeclaredAlerts>();
    for (var part : parts.values()) {
      var journey = part.journey();
      var declared = part.alerts();
      if (journey != null && declared != null) {
        alerts.put(journey.name(), declared);
      }
    }
    return alerts;
  }

  private static Map<String, DeclaredAlerts> serviceAlerts(Map<String, LoadedFile> parts) {
    var alerts = new LinkedHashMap<String, DeclaredAlerts>();
    for (var part : parts.values()) {
      var service = part.service();
      var declared = part.alerts();
      if (service != null && declared != null) {
        alerts.put(service.name(), declared);
      }
    }
    return alerts;
  }

  private static Map<String, String> paths(Map<String, LoadedFile> parts) {
    var paths = new LinkedHashMap<String, String>();
    parts.forEach((path, part) -> {
      var journey = part.journey();
      if (journey != null) {
        paths.put(journey.name(), path);
      }
    });
    return paths;
  }

  private List<BrokenFile> broken(
      Loaded found, Loaded loaded, Map<String, LoadedFile> parts, List<String> away) {
    var broken = new LinkedHashMap<String, BrokenFile>();
    for (var file : found.files()) {
      if (!file.ok()) {
        boolean kept =
            parts.containsKey(file.path())
                || (away.contains(file.path()) && !good.below(file.path()).isEmpty());
        broken.put(file.path(), new BrokenFile(file.path(), file.problems(), kept));
      }
    }
    for (var file : loaded.files()) {
      if (!file.ok()) {
        boolean kept = parts.containsKey(file.path());
        broken.computeIfAbsent(file.path(), path -> new BrokenFile(path, file.problems(), kept));
      }
    }
    return List.copyOf(broken.values());
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
