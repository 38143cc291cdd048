package dev.nines.incident;

/** What is judged of one subject. */
sealed interface Watch permits JourneyWatch, ServiceWatch, ProberWatch {

  /** Its rules, and what became of them. */
  Cases cases();
}
