package dev.nines.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts the measured parts of Nines, each on a virtual machine of its own with the product's
 * flags.
 *
 * @param flags those that {@code ./nines} starts Java with
 */
record Java(List<String> flags) {

  Java {
    flags = List.copyOf(flags);
  }

  static String executable() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  List<String> command(Class<?> main, Object... arguments) {
    var command = new ArrayList<String>();
    command.add(executable());
    command.addAll(flags);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    for (var argument : arguments) {
      command.add(String.valueOf(argument));
    }
    return command;
  }
}
