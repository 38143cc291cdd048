package dev.nines.yaml;

/** The language as JSON Schema (draft 2020-12), for completion and checks in editors. */
public final class JourneySchema {

  private JourneySchema() {}

  /** The schema, indented, with a line end at its end; always the same text. */
  public static String json() {
    return FileKind.schema().toPrettyString() + "\n";
  }
}
