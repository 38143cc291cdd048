package dev.nines.cli.configuration;

import dev.nines.yaml.shape.Place;

/** Where a value comes from. */
public sealed interface Origin {

  /** Nobody said anything. */
  record Default() implements Origin {
    @Override
    public String toString() {
      return "default";
    }
  }

  /** The configuration file. */
  record InFile(String file, Place place) implements Origin {
    @Override
    public String toString() {
      return file + ":" + place.line() + ":" + place.column();
    }
  }

  /** A variable of the environment. */
  record Variable(String name) implements Origin {
    @Override
    public String toString() {
      return "variable " + name;
    }
  }

  /** An option of the command line. */
  record Option(String name) implements Origin {
    @Override
    public String toString() {
      return "option " + name;
    }
  }
}
