package dev.nines.cli.configuration;

import dev.nines.yaml.shape.Unfit;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Something that a prober can be told.
 *
 * @param key its name, with a dot after the group that it belongs to
 * @param option of the command line; empty where there is none
 * @param older what its variable was called before it had a key, and still is; empty for none
 * @param usual the value that holds where none is given; empty where that depends, or is none
 * @param otherwise what holds where none is given and {@code usual} says nothing, in words
 * @param why what it is for, and why it is so by default
 * @param own whether the option itself looks for its variable, as other commands have it too
 * @param <T> what its value is
 */
public record Setting<T>(
    String key,
    String option,
    String older,
    Kind<T> kind,
    String usual,
    String otherwise,
    String why,
    boolean own) {

  static <T> Setting<T> of(String key, Kind<T> kind, String why) {
    return new Setting<>(key, "", "", kind, "", "none", why, false);
  }

  Setting<T> option(String name) {
    return new Setting<>(key, name, older, kind, usual, otherwise, why, own);
  }

  Setting<T> older(String name) {
    return new Setting<>(key, option, name, kind, usual, otherwise, why, own);
  }

  Setting<T> usual(String text) {
    return new Setting<>(key, option, older, kind, text, otherwise, why, own);
  }

  Setting<T> otherwise(String words) {
    return new Setting<>(key, option, older, kind, usual, words, why, own);
  }

  Setting<T> looksItself() {
    return new Setting<>(key, option, older, kind, usual, otherwise, why, true);
  }

  /**
   * The variable of the environment that gives it: {@code git.known-hosts}, NINES_GIT_KNOWN_HOSTS.
   */
  public String variable() {
    return "NINES_" + key.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** All variables that give it, the one that is documented first. */
  public List<String> variables() {
    return Stream.of(older, variable()).filter(name -> !name.isEmpty()).distinct().toList();
  }

  /**
   * The value that a text says.
   *
   * @throws Unfit if it is none
   */
  public T of(String text) throws Unfit {
    return kind.read(text);
  }
}
