package dev.nines.cli;

import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * What commands work with. All of it is made when a command asks for it, so that one that needs
 * little starts quickly.
 *
 * @param schema gives the JSON Schema of journeys
 * @param clock tells until when the account is asked about
 * @param recorder has somebody act in a visible browser
 */
public record Collaborators(
    Loading loading,
    Supplier<String> schema,
    Engine engine,
    Daemon daemon,
    Histories histories,
    InstantSource clock,
    Recorder recorder) {

  /** Those of commands that record nothing. */
  public Collaborators(
      Loading loading,
      Supplier<String> schema,
      Engine engine,
      Daemon daemon,
      Histories histories,
      InstantSource clock) {
    this(loading, schema, engine, daemon, histories, clock, Recorder.NONE);
  }
}
