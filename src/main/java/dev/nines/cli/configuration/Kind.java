package dev.nines.cli.configuration;

import dev.nines.journey.Durations;
import dev.nines.journey.Nearest;
import dev.nines.yaml.DurationShapes;
import dev.nines.yaml.shape.Quoted;
import dev.nines.yaml.shape.Unfit;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a value may be.
 *
 * @param <T> what is read of it
 */
public sealed interface Kind<T> {

  /**
   * Reads a text.
   *
   * @throws Unfit if it is no such value: what was found, and what was expected
   */
  T read(String text) throws Unfit;

  /** What fits, in words: "a whole number from 1 to 65535". */
  String expected();

  /** A whole number. */
  record Whole(int least, int most) implements Kind<Integer> {
    @Override
    public Integer read(String text) throws Unfit {
      if (text.matches("[0-9]{1,9}")) {
        int number = Integer.parseInt(text);
        if (number >= least && number <= most) {
          return number;
        }
      }
      throw unfit(text, null);
    }

    @Override
    public String expected() {
      return "a whole number from " + least + " to " + most;
    }
  }

  /** A duration, at least so long. */
  record Span(Duration least) implements Kind<Duration> {
    @Override
    public Duration read(String text) throws Unfit {
      var duration = DurationShapes.duration(text);
      if (duration.compareTo(least) < 0) {
        throw new Unfit("found " + text + "; expected at least " + Durations.text(least), null);
      }
      return duration;
    }

    @Override
    public String expected() {
      return "a duration from " + Durations.text(least) + " on";
    }
  }

  /** How many bytes. */
  record Size() implements Kind<Long> {

    private static final Pattern FORM =
        Pattern.compile("(?<number>[1-9][0-9]{0,8})(?<unit>MiB|GiB|TiB)");

    private static final Map<String, Integer> SHIFTS = Map.of("MiB", 20, "GiB", 30, "TiB", 40);

    @Override
    public Long read(String text) throws Unfit {
      var parts = FORM.matcher(text.strip());
      if (!parts.matches()) {
        throw unfit(text, meant(text));
      }
      return Long.parseLong(parts.group("number")) << SHIFTS.getOrDefault(parts.group("unit"), 20);
    }

    private static @Nullable String meant(String text) {
      var unit = text.replaceAll("[0-9\\s]", "").toUpperCase(Locale.ROOT);
      var number = text.replaceAll("\\D", "");
      return unit.matches("[MGT](I?B)?") && FORM.matcher(number + unit.charAt(0) + "iB").matches()
          ? "did you mean " + number + unit.charAt(0) + "iB?"
          : null;
    }

    @Override
    public String expected() {
      return "a size such as 500MiB or 1GiB";
    }
  }

  /** Yes or no. */
  record Truth() implements Kind<Boolean> {
    @Override
    public Boolean read(String text) throws Unfit {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "true", "yes", "on", "1" -> true;
        case "false", "no", "off", "0" -> false;
        default -> throw unfit(text, null);
      };
    }

    /** Whether a text that was read says yes. */
    public boolean holds(String text) {
      try {
        return read(text.strip());
      } catch (Unfit _) {
        return false;
      }
    }

    @Override
    public String expected() {
      return "true or false";
    }
  }

  /** One of a few words. */
  record OneOf(List<String> words) implements Kind<String> {
    @Override
    public String read(String text) throws Unfit {
      if (words.contains(text)) {
        return text;
      }
      var near = Nearest.to(text, words);
      throw unfit(text, near == null ? null : "did you mean " + near + "?");
    }

    @Override
    public String expected() {
      var last = words.size() - 1;
      return String.join(", ", words.subList(0, last)) + " or " + words.get(last);
    }
  }

  /** A file or a folder, which need not be there. */
  record Location(String expected) implements Kind<Path> {

    static final String FILE = "a file's path";
    static final String FOLDER = "a folder's path";

    @Override
    public Path read(String text) throws Unfit {
      try {
        return Path.of(text);
      } catch (InvalidPathException e) {
        throw unfit(text, Objects.requireNonNullElse(e.getReason(), ""));
      }
    }
  }

  /**
   * A text.
   *
   * @param check throws {@link IllegalArgumentException} at one that does not fit, saying why
   */
  record Words(String expected, Consumer<String> check) implements Kind<String> {

    /** One that may say anything. */
    static Words any(String expected) {
      return new Words(expected, _ -> {});
    }

    @Override
    public String read(String text) throws Unfit {
      try {
        check.accept(text);
        return text;
      } catch (IllegalArgumentException e) {
        throw new Unfit(String.valueOf(e.getMessage()), null);
      }
    }
  }

  /** Several, with commas between them, or as a list in a file. */
  record Several<T>(String expected, Kind<T> each) implements Kind<List<T>> {
    @Override
    public List<T> read(String text) throws Unfit {
      var all = new java.util.ArrayList<T>();
      for (var item : text.split(",", -1)) {
        if (!item.isBlank()) {
          all.add(each.read(item.strip()));
        }
      }
      if (all.isEmpty()) {
        throw unfit(text, null);
      }
      return List.copyOf(all);
    }
  }

  /** Says that something else was found. */
  default Unfit unfit(String text, @Nullable String fix) {
    return new Unfit("found " + Quoted.of(text) + "; expected " + expected(), fix);
  }
}
