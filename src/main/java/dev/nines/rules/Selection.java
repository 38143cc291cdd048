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

  /** The same, of those that a family is counted of. */
  Selector of(Subject subject, Family family, String series) {
    return switch (family.scope()) {
      case EVERYTHING -> of(subject, series);
      case SERVICES_WITH_BACKENDS ->
          Selector.of(series).among(subject.label(), catalogue.servicesWithBackends());
      case INTEGRAL_SERVICES ->
          Selector.of(series).among(subject.label(), catalogue.formulas().keySet());
    };
  }
}
