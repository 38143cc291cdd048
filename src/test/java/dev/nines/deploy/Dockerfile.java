package dev.nines.deploy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a Dockerfile says, stage by stage. */
record Dockerfile(Path file, List<Stage> stages) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Dockerfile read(Path file) throws IOException {
    var stages = new ArrayList<Stage>();
    var text =
        Files.readString(file).replaceAll("(?m)^\\s*#.*\\R", "").replaceAll("\\\\\\R\\s*", " ");
    for (var line : text.lines().map(String::strip).filter(each -> !each.isEmpty()).toList()) {
      var words = line.split("\\s+", 2);
      var name = words[0].toUpperCase(Locale.ROOT);
      if (name.equals("FROM")) {
        stages.add(Stage.of(words[1]));
      } else {
        stages.getLast().instructions().add(new Instruction(name, words[1]));
      }
    }
    return new Dockerfile(file, stages);
  }

  Stage last() {
    return stages.getLast();
  }

  Optional<Stage> stage(String name) {
    return stages.stream().filter(stage -> stage.name().equals(name)).findFirst();
  }

  /** What a stage says, and before it the stages that it is made from. */
  Stream<Instruction> all(Stage stage) {
    return Stream.concat(
        stage(stage.base()).stream().flatMap(this::all), stage.instructions().stream());
  }

  /** What holds of it in the end, where it is said several times. */
  String effective(Stage stage, String name) {
    return all(stage)
        .filter(each -> each.name().equals(name))
        .reduce((_, later) -> later)
        .map(Instruction::rest)
        .orElse("");
  }

  /** A list of words in JSON, which no shell takes apart. */
  static List<String> words(String json) throws IOException {
    return List.of(JSON.readValue(json, String[].class));
  }

  record Stage(String base, String name, List<Instruction> instructions) {

    static Stage of(String from) {
      var words = from.split("\\s+", -1);
      return new Stage(words[0], words.length == 3 ? words[2] : "", new ArrayList<>());
    }
  }

  record Instruction(String name, String rest) {

    /** Of a COPY: the stage that it takes from, or nothing where it takes from the checkout. */
    Optional<String> from() {
      return Stream.of(rest.split("\\s+"))
          .filter(word -> word.startsWith("--from="))
          .map(word -> word.substring("--from=".length()))
          .findFirst();
    }

    /** Of a COPY: what it takes. */
    List<String> sources() {
      var paths = Stream.of(rest.split("\\s+")).filter(word -> !word.startsWith("--")).toList();
      return paths.subList(0, paths.size() - 1);
    }
  }
}
