package dev.nines.runner.client;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * TLS material by option set, made anew when one of its files changes. Safe from any thread; making
 * material blocks others that need some.
 */
final class TlsMaterials {

  private static final int MOST = 1_000;

  private final Map<TlsOptions, Made> made =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<TlsOptions, Made> eldest) {
          return size() > MOST;
        }
      };

  private record Made(List<PemFile.Stamp> stamps, TlsMaterial material) {}

  synchronized TlsMaterial of(TlsOptions options) {
    var stamps = TlsMaterial.files(options).stream().map(PemFile::stamp).toList();
    var known = made.get(options);
    if (known == null || !known.stamps().equals(stamps)) {
      known = new Made(stamps, TlsMaterial.of(options));
      made.put(options, known);
    }
    return known.material();
  }
}
