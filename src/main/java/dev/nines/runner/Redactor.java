package dev.nines.runner;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Takes secrets out of texts: as they are, and as a target may echo them (percent-encoded, in
 * base64, inside JSON). Safe from any thread.
 */
public final class Redactor {

  /** What stands in a secret's place. */
  public static final String MASK = "[secret]";

  private final ConcurrentMap<String, Boolean> forms = new ConcurrentHashMap<>();
  private volatile List<String> longestFirst = List.of();

  public Redactor(Collection<String> secrets) {
    secrets.forEach(this::add);
  }

  /** Keeps {@code secret} out of every text from now on; an empty one is none. */
  public synchronized void add(String secret) {
    if (secret.isBlank() || forms.putIfAbsent(secret, true) != null) {
      return;
    }
    var bytes = secret.getBytes(StandardCharsets.UTF_8);
    forms.put(URLEncoder.encode(secret, StandardCharsets.UTF_8), true);
    forms.put(URLEncoder.encode(secret, StandardCharsets.UTF_8).replace("+", "%20"), true);
    forms.put(Base64.getEncoder().encodeToString(bytes), true);
    forms.put(Base64.getEncoder().withoutPadding().encodeToString(bytes), true);
    forms.put(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
    forms.put(new String(JsonStringEncoder.getInstance().quoteAsString(secret)), true);
    // The longest first: where one secret contains another, the whole of it must go.
    longestFirst =
        forms.keySet().stream()
            .sorted(
                Comparator.comparingInt(String::length)
                    .reversed()
                    .thenComparing(Comparator.naturalOrder()))
            .toList();
  }

  /** {@code text} without secrets. */
  public String redact(String text) {
    var clean = text;
    for (var form : longestFirst) {
      if (clean.contains(form)) {
        clean = clean.replace(form, MASK);
      }
    }
    return clean;
  }
}
