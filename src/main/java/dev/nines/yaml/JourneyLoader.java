package dev.nines.yaml;

import dev.nines.alert.BodyCheck;
import dev.nines.alert.DeclaredReceiver;
import dev.nines.alert.DeclaredSilence;
import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Expression;
import dev.nines.journey.PlannedMaintenance;
import dev.nines.journey.Service;
import dev.nines.yaml.KnownJourneys.Recall;
import dev.nines.yaml.Problem.Severity;
import dev.nines.yaml.shape.Quoted;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Text to journeys, or every problem with its place. */
public final class JourneyLoader {

  private final ExpressionCompiler compiler;
  private final BodyCheck bodies;
  private final KnownJourneys known = new KnownJourneys();

  /** One that does not look into the bodies of webhooks. */
  public JourneyLoader(ExpressionCompiler compiler) {
    this(compiler, BodyCheck.NONE);
  }

  /**
   * A loader.
   *
   * @param bodies looks through the templates of webhooks' bodies; safe between threads
   */
  public JourneyLoader(ExpressionCompiler compiler, BodyCheck bodies) {
    this.compiler = compiler;
    this.bodies = bodies;
  }

  /**
   * Loads the files of a folder together, as they know of each other: a name is taken once, a
   * journey's calendar is one of the calendars, a service says how its journeys tell backends
   * apart, and maintenance goes into the calendars of what it covers. A file with problems keeps no
   * other from being loaded, but for the journeys of a broken calendar. Calendars, services and
   * maintenance may also stand beside the files that are given. The processors share the work, and
   * a journey whose file and surroundings are as they were at the last load is the same one.
   *
   * @param files in the order of their paths; of two with the same name the first keeps it
   */
  public Loaded load(List<SourceFile> files) {
    var recall = known.recall(files);
    var names =
        read(files, recall).stream()
            .flatMap(file -> file.name(FileKind.JOURNEY).stream())
            .collect(Collectors.toSet());
    return load(files, recall.without(names)).or(() -> load(files, recall.nothing())).orElseThrow();
  }

  /** The files of which nothing is known. */
  private static List<ReadFile> read(List<SourceFile> files, Recall recall) {
    // Each file has problems of its own, so the threads share nothing that changes.
    return recall.unknown().parallelStream().map(i -> ReadFile.of(files.get(i).watched())).toList();
  }

  /** Empty where what is known of some holds no more beside the others. */
  private Optional<Loaded> load(List<SourceFile> files, Recall recall) {
    var read = read(files, recall);
    for (var kind : FileKind.values()) {
      uniqueNames(read, kind);
    }
    var all = Stream.concat(read.stream(), Neighbours.of(files).stream()).toList();
    var landscape = Landscape.of(all, recall.journeys());
    var calendars = all.stream().map(CalendarFile::of).toList();
    var named = Calendars.of(calendars);
    var layers = AlertLayers.of(all, named, landscape);
    var plans = all.stream().map(file -> MaintenanceBuilder.of(file, landscape)).toList();
    var coverage = new Coverage(plans.stream().flatMap(Stream::ofNullable).toList(), landscape);
    var builder = new ServiceBuilder(compiler, landscape, coverage);
    var services = all.parallelStream().map(builder::build).toList();
    var beside = OtherFiles.of(all, landscape.sure());
    if (!recall.holds(beside)) {
      return Optional.empty();
    }
    var measured = byName(services);
    var journeys =
        new JourneyBuilder(
            compiler, new Surroundings(named, landscape, coverage, naming(all, services)));
    var loaded = new LoadedFile[files.size()];
    var unknown = recall.unknown();
    IntStream.range(0, read.size())
        .parallel()
        .forEach(i -> {
          var file =
              loaded(
                  calendars.get(i),
                  services.get(i),
                  plans.get(i),
                  SilenceBuilder.of(read.get(i), landscape),
                  ReceiverBuilder.of(read.get(i), compiler, bodies),
                  journeys,
                  layers,
                  measured);
          loaded[unknown.get(i)] = file;
          recall.keep(unknown.get(i), read.get(i), file, beside);
        });
    recall.found().forEach((i, journey) -> loaded[i] = journey.at(files.get(i).path()));
    known.keep(recall);
    return Optional.of(
        new Loaded(List.of(loaded), recall.found().isEmpty() ? general(read) : List.of()));
  }

  private static void uniqueNames(List<ReadFile> files, FileKind kind) {
    Map<String, ReadFile> first = new HashMap<>();
    for (var file : files) {
      // Of the defaults there are but one, whatever they are called.
      var name = file.name(kind).map(own -> kind == FileKind.ALERTING ? "" : own).orElse(null);
      var other = name == null ? null : first.putIfAbsent(name, file);
      if (name != null && other != null) {
        file.problems()
            .add(
                file.as(kind).orElseThrow().at(kind.nameKey()),
                "there are two files with %s; the first is %s"
                    .formatted(
                        name.isEmpty() ? kind.nameKey() : kind.nameKey() + " " + Quoted.of(name),
                        other.source().path()),
                name.isEmpty()
                    ? "a folder has one: move what one of them says to the other"
                    : "give one of them another name");
      }
    }
  }

  private static Map<String, Expression> naming(List<ReadFile> files, List<ServiceFile> services) {
    Map<String, Expression> naming = new HashMap<>();
    for (int i = 0; i < files.size(); i++) {
      var by = services.get(i).by();
      if (by != null) {
        files.get(i).name(FileKind.SERVICE).ifPresent(name -> naming.putIfAbsent(name, by));
      }
    }
    return naming;
  }

  private static Map<String, Service> byName(List<ServiceFile> services) {
    Map<String, Service> byName = new HashMap<>();
    services.stream()
        .flatMap(file -> Stream.ofNullable(file.service()))
        .forEach(service -> byName.putIfAbsent(service.name(), service));
    return byName;
  }

  private static LoadedFile loaded(
      CalendarFile calendar,
      ServiceFile service,
      @Nullable PlannedMaintenance maintenance,
      @Nullable DeclaredSilence silence,
      @Nullable DeclaredReceiver receiver,
      JourneyBuilder builder,
      AlertLayers layers,
      Map<String, Service> services) {
    var file = calendar.file();
    var journey =
        file.as(FileKind.JOURNEY)
            .map(written -> builder.build(written, file.source().companions(), file.problems()))
            .orElse(null);
    var alerts = layers.of(file, journey, services);
    var defaults = layers.defaults(file);
    var all = file.problems().sorted();
    boolean good = file.problems().count() == 0;
    return new LoadedFile(
        file.source().path(),
        good ? journey : null,
        good ? calendar.calendar() : null,
        service.service(),
        good ? maintenance : null,
        good ? silence : null,
        receiver,
        defaults,
        good ? alerts : null,
        all.stream().filter(problem -> problem.severity() == Severity.PROBLEM).toList(),
        all.stream().filter(problem -> problem.severity() == Severity.WARNING).toList());
  }

  /** A folder without a journey would run nothing, in silence. */
  private static List<Problem> general(List<ReadFile> files) {
    boolean sound = files.stream().allMatch(file -> file.problems().count() == 0);
    if (!sound || files.stream().anyMatch(file -> file.is(FileKind.JOURNEY))) {
      return List.of();
    }
    return List.of(
        Problem.of(
            files.isEmpty() ? "journeys" : files.getFirst().source().path(),
            files.isEmpty()
                ? "found no file; expected at least one journey"
                : files.stream().allMatch(file -> file.is(FileKind.CALENDAR))
                    ? "found calendars alone; expected at least one journey"
                    : "found no journey; expected at least one",
            "begin a file with `journey: name`"));
  }
}
