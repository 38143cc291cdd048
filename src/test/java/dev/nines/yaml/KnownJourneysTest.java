package dev.nines.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.nines.expression.ExpressionCompiler;
import dev.nines.journey.Journey;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is loaded again and again with little changed. */
class KnownJourneysTest {

  private static final ExpressionCompiler COMPILER = new ExpressionCompiler();

  private final JourneyLoader loader = new JourneyLoader(COMPILER);
  private final Map<String, String> files = new TreeMap<>();
  private final Map<String, String> companions = new LinkedHashMap<>();
  private String folder = "/here/";

  private Loaded load() {
    return load(loader);
  }

  private Loaded load(JourneyLoader loader) {
    return loader.load(
        files.entrySet().stream()
            .map(file ->
                SourceFile.of(file.getKey(), file.getValue(), new InMemory(companions, folder)))
            .toList());
  }

  private record InMemory(Map<String, String> files, String folder) implements Companions {
    @Override
    public byte[] read(String name, long most) throws java.io.IOException {
      var text = files.get(name);
      if (text == null) {
        throw new java.nio.file.NoSuchFileException(name);
      }
      return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] readBelow(String name, long most) throws java.io.IOException {
      return read(name, most);
    }

    @Override
    public String locate(String name) {
      return folder + name;
    }
  }

  private Journey journey(String name) {
    return load().journeys().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private void write(String name, String... more) {
    files.put(
        name + ".yaml",
        "journey: %s\nsteps: [{get: 'http://localhost/', expect: status == 200}]\n%s"
            .formatted(name, String.join("\n", more)));
  }

  @Test
  void aJourneyIsTheSameAsLongAsNothingItIsMadeOfChanges() {
    write("one");
    write("two");
    var before = journey("one");
    write("two", "interval: 1m");
    write("three");
    assertThat(journey("one")).isSameAs(before);
    assertThat(journey("two").interval()).hasMinutes(1);
    files.remove("two.yaml");
    assertThat(journey("one")).isSameAs(before);
    write("one", "interval: 2m");
    assertThat(journey("one").interval()).hasMinutes(2);
  }

  @Test
  void itIsTheSameInAnotherFolderWithWarningsThatNameTheFileThere() {
    write("one", "alerts: {no run: 1s}");
    var before = load();
    files.put("moved.yaml", files.remove("one.yaml"));
    var after = load();
    assertThat(after.journeys()).first().isSameAs(before.journeys().getFirst());
    assertThat(after.files()).extracting(LoadedFile::path).containsExactly("moved.yaml");
    assertThat(after.warnings()).isNotEmpty().allMatch(each -> each.file().equals("moved.yaml"));
  }

  @Test
  void whatOtherFilesSayOfItIsHeard() {
    write("one", "service: chat", "when: {calendar: office}");
    files.put("office.yaml", "calendar: office\nzone: UTC\nhours: {Mon-Fri: 09:00-18:00}\n");
    files.put("chat.yaml", "service: chat\n");
    var before = journey("one");
    files.put("office.yaml", "calendar: office\nzone: UTC\nhours: {Mon-Fri: 09:00-17:00}\n");
    assertThat(load().problems()).isEmpty();
    var shorter = journey("one");
    assertThat(shorter.when().calendar()).isNotEqualTo(before.when().calendar());
    files.put("chat.yaml", "service: chat\nalerts: {confirm: 1}\n");
    assertThat(load().alerts().get("one").policy().confirm()).hasValue(1);
    files.put("defaults.yaml", "alerting: defaults\nalerts: {confirm: 0}\n");
    files.remove("chat.yaml");
    assertThat(load().alerts().get("one").policy().confirm()).hasValue(0);
    files.remove("office.yaml");
    assertThat(load().problems()).extracting(Problem::file).containsExactly("one.yaml");
  }

  @Test
  void maintenanceThatIsNoMoreInOrderCoversNothing() {
    write("one");
    write("two");
    files.put(
        "work.yaml",
        """
        maintenance: work
        reason: new disks
        zone: UTC
        journeys: [one, two]
        windows: [{from: '2026-12-01T22:00', to: '2026-12-02T02:00'}]
        """);
    assertThat(load().problems()).isEmpty();
    var covered = journey("one").when().calendar();
    files.remove("two.yaml");
    assertThat(load().problems()).extracting(Problem::file).containsExactly("work.yaml");
    assertThat(journey("one").when().calendar()).isNotEqualTo(covered);
  }

  @Test
  void whatItsCalendarTakesFromAnotherFileIsHeard() {
    write("one", "when: {calendar: office}");
    files.put(
        "office.yaml",
        "calendar: office\nzone: UTC\nhours: {Mon-Fri: 09:00-18:00}\nholidaysFile: days.ics\n");
    companions.put("days.ics", holiday("20261225"));
    assertThat(load().problems()).isEmpty();
    var before = journey("one");
    assertThat(journey("one")).isSameAs(before);
    companions.put("days.ics", holiday("20261224"));
    assertThat(journey("one").when().calendar()).isNotEqualTo(before.when().calendar());
  }

  private static String holiday(String day) {
    return "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:%s\nEND:VEVENT\nEND:VCALENDAR\n"
        .formatted(day);
  }

  @Test
  void aJourneyThatNamesAFileNamesTheOneBesideIt() {
    files.put(
        "one.yaml",
        "journey: one\nactors: {client: {url: 'https://localhost', tls: {ca: ca.pem}}}\nsteps: [{get: /}]\n");
    companions.put("ca.pem", "");
    assertThat(journey("one").actors().get("client").tls().authority()).hasToString("/here/ca.pem");
    folder = "/there/";
    assertThat(journey("one").actors().get("client").tls().authority())
        .hasToString("/there/ca.pem");
  }

  @Test
  void aNameIsUnknownForCertainOnceAllFilesCanBeRead() {
    write("one", "alerts: {severities: {critical: {escalate: [{to: nobody}]}}}");
    files.put("other.yaml", "receiver: [");
    assertThat(load().problems()).extracting(Problem::file).containsOnly("other.yaml");
    write("other");
    assertThat(load().problems()).extracting(Problem::file).containsOnly("one.yaml");
  }

  @Test
  void aNameThatIsTakenTwiceIsAProblemEachTimeAndThenNone() {
    write("one");
    assertThat(load().problems()).isEmpty();
    files.put("other.yaml", files.get("one.yaml"));
    for (int i = 0; i < 3; i++) {
      assertThat(load().problems()).extracting(Problem::file).containsExactly("other.yaml");
    }
    files.put("another.yaml", files.remove("one.yaml") + "interval: 1m\n");
    for (int i = 0; i < 3; i++) {
      assertThat(load().problems()).extracting(Problem::file).containsExactly("other.yaml");
    }
    files.remove("another.yaml");
    assertThat(load().problems()).isEmpty();
  }

  /** The oracle is a loader that knows nothing. */
  @Test
  void whateverIsChangedItComesToWhatALoaderThatKnowsNothingSays() {
    for (int seed = 0; seed < 20; seed++) {
      var random = new Random(seed);
      files.clear();
      for (int change = 0; change < 40; change++) {
        var before = change(random);
        assertThat(words(load()))
            .as("seed %d, change %d: %s", seed, change, before)
            .isEqualTo(words(load(new JourneyLoader(COMPILER))));
      }
    }
  }

  private String change(Random random) {
    var name = List.of("a", "b", "c", "d", "e", "f").get(random.nextInt(6));
    var file = name + ".yaml";
    var other = List.of("a", "b", "c", "office", "all").get(random.nextInt(5));
    var text =
        switch (random.nextInt(15)) {
          case 0 -> null;
          case 1 -> "journey: " + name + "\nsteps: [{gt: /}]\n";
          case 2 ->
              "calendar: office\nzone: UTC\nhours: {Mon-Fri: 09:00-1%d:00}\n"
                  .formatted(random.nextInt(10));
          case 3 -> "calendar: office\nzone: UTC\nhours: {Mon-Fri: never}\n";
          case 4 -> "service: %s\nalerts: {confirm: %d}\n".formatted(other, random.nextInt(3));
          case 5 -> "service: all\nall: [%s, %s]\n".formatted(other, name);
          case 6 ->
              "maintenance: work\nreason: disks\nzone: UTC\njourneys: [%s]\nwindows: [{from: '2026-12-01T22:00', to: '2026-12-02T02:00'}]\n"
                  .formatted(other);
          case 7 -> "alerting: defaults\nalerts: {confirm: %d}\n".formatted(random.nextInt(4));
          case 9 -> "receiver: [";
          case 8 -> "receiver: " + other + "\nslack: {webhook: 'https://localhost/x'}\n";
          default ->
              "journey: %s\nsteps: [{get: 'http://localhost/'}]\n%s"
                  .formatted(
                      random.nextInt(5) == 0 ? other : name,
                      List.of(
                              "",
                              "interval: 1m",
                              "service: " + other,
                              "when: {calendar: office}",
                              "alerts: {no run: 1s}",
                              "alerts: {severities: {critical: {escalate: [{to: a}]}}}",
                              "objectives: [{availability: 99.9%}]")
                          .get(random.nextInt(7)));
        };
    if (text == null) {
      files.remove(file);
    } else {
      files.put(file, text);
    }
    return file + ": " + text;
  }

  private static List<String> words(Loaded loaded) {
    var words = new ArrayList<String>();
    for (var file : loaded.files()) {
      var journey = file.journey();
      words.add(
          file.path()
              + " "
              + file.identity()
              + " "
              + file.problems()
              + " "
              + file.warnings()
              + " "
              + file.alerts()
              + " "
              + (journey == null
                  ? ""
                  : journey.service()
                      + journey.interval()
                      + journey.when().calendar()
                      + journey.objectives()));
    }
    words.add(loaded.general().toString());
    return words;
  }
}
