package dev.nines.rules;

/** Chooses the series of the catalogue's journeys and services, and of nobody else's. */
record Selection(Catalogue catalogue) {

  Selector of(Subject subject, String series) {
    return Selector.of(series)
        .among(
            subject.label(),
            switch (subject) {
              case JOURNEY -> catalogue.journeyNames();
              case SERVICE -> catalogue.serviceNames();
            });
  }

  /** The same, of those that have a family at all. */
  Selector of(Subject subject, Family family, String series) {
    return family.ofBackends()
        ? Selector.of(series).among(subject.label(), catalogue.servicesWithBackends())
        : of(subject, series);
  }
}
