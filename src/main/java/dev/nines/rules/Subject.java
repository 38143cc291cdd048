package dev.nines.rules;

/** What the numbers are about. */
enum Subject {
  JOURNEY("journey"),
  SERVICE("service");

  private final String label;

  Subject(String label) {
    this.label = label;
  }

  /** The label that names it. */
  String label() {
    return label;
  }
}
