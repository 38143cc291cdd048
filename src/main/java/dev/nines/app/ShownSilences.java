package dev.nines.app;

import dev.nines.alert.Silence;
import dev.nines.alert.Silences;
import dev.nines.api.Silencing;
import dev.nines.notify.SilenceBook;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** The silences of the running prober, as the API sees them. */
record ShownSilences(Alerting alerting, SilenceBook book, Supplier<String> ids)
    implements Silencing {

  @Override
  public Silences all() {
    return alerting.silences();
  }

  @Override
  public Silence ask(
      Set<String> journeys,
      Set<String> services,
      Instant from,
      Instant to,
      String by,
      String reason) {
    var silence = new Silence(ids.get(), journeys, services, from, to, by, reason);
    book.put(silence);
    alerting.silencesChanged();
    return silence;
  }

  @Override
  public Optional<Silence> end(String id) {
    try {
      return book.end(id);
    } finally {
      alerting.silencesChanged();
    }
  }
}
