package dev.nines.runner;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.regex.Matcher;

/**
 * Takes secrets out of texts: as they are, and as a target may echo them (percent-encoded, in
 * base64, inside JSON). Safe from any thread.
 */
public final class Redactor {

  /** What stands in a secret's place. */
  public static final String MASK = "[secret]";

  private static final String QUOTED_MASK = Matcher.quoteReplacement(MASK);

  /** Shorter pieces of base64 may be there by chance. */
  private static final int SHORTEST_WITHIN = 8;

  /** See the URL standard, "path percent-encode set". */
  private static final String IN_PATH = "\"<>^`{}|";

  /** Likewise of queries. */
  private static final String IN_QUERY = "\"'<>";

  private final Set<String> disguises = new CopyOnWriteArraySet<>();
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
    forms.put(inAddress(secret, IN_PATH), true);
    forms.put(inAddress(secret, IN_QUERY), true);
    forms.put(Base64.getEncoder().encodeToString(bytes), true);
    forms.put(Base64.getEncoder().withoutPadding().encodeToString(bytes), true);
    forms.put(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes), true);
    within(bytes).forEach(form -> forms.put(form, true));
    disguises.add(secret);
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

  /**
   * What an address makes of it, which leaves some of its signs and encodes others, as browsers do.
   *
   * @param encoded the signs that are, besides those that no address has
   */
  private static String inAddress(String secret, String encoded) {
    var text = new StringBuilder();
    for (byte each : secret.getBytes(StandardCharsets.UTF_8)) {
      if (each <= ' ' || each == 0x7f || encoded.indexOf(each) >= 0) {
        text.append("%%%02X".formatted(each));
      } else {
        text.append((char) each);
      }
    }
    return text.toString();
  }

  /** What base64 makes of it in the middle of something longer, such as a user and a password. */
  private static List<String> within(byte[] secret) {
    var forms = new ArrayList<String>();
    for (int before = 0; before < 3; before++) {
      var longer = new byte[before + secret.length];
      System.arraycopy(secret, 0, longer, before, secret.length);
      var text = Base64.getEncoder().withoutPadding().encodeToString(longer);
      // Characters that hold bits of what is before or behind differ from place to place.
      int begin = (before * 8 + 5) / 6;
      int end = longer.length * 8 / 6;
      if (end - begin >= SHORTEST_WITHIN) {
        var piece = text.substring(begin, end);
        forms.add(piece);
        forms.add(piece.replace('+', '-').replace('/', '_'));
      }
    }
    return forms;
  }

  /**
   * What is kept to be looked at, without secrets: also those that somebody wrote in several ways
   * at once. Takes longer than {@link #redact(String)}.
   */
  public String scour(String text) {
    var clean = redact(text);
    for (var secret : disguises) {
      clean = Disguise.inText(secret).matcher(clean).replaceAll(QUOTED_MASK);
    }
    return clean;
  }

  /** The same of bytes, whether they are text or not. */
  public byte[] scour(byte[] bytes) {
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var clean = text;
    for (var form : longestFirst) {
      clean =
          clean.replace(
              new String(form.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1), MASK);
    }
    for (var secret : disguises) {
      clean = Disguise.inBytes(secret).matcher(clean).replaceAll(QUOTED_MASK);
    }
    return clean.equals(text) ? bytes : clean.getBytes(StandardCharsets.ISO_8859_1);
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
