package dev.nines.app;

import dev.nines.cli.NinesCommand;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the process begins. */
@QuarkusMain
public final class Main {

  private Main() {}

  public static void main(String... arguments) {
    System.exit(new CommandLine(new NinesCommand()).execute(arguments));
  }
}
