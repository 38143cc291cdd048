package dev.nines.incident;

/** What is judged of one subject. */
sealed interface Watch permits JourneyWatch, ServiceWatch, ProberWatch {

  /** Its rules, and what became of them. */
  Cases cases();

  /** Whether an incident is of its subject. */
  default boolean concerns(Incident incident) {
    return incident.subject().key().equals(cases().subject().key());
  }
}
