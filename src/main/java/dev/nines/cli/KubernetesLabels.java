package dev.nines.cli;

import dev.nines.journey.Journey;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Kubernetes takes for a namespace and for labels, so that it is said here and not there. */
final class KubernetesLabels {

  private static final String WORD = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";
  private static final Pattern VALUE = Pattern.compile("(" + WORD + ")?");
  private static final Pattern KEY =
      Pattern.compile("([a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?/)?" + WORD);

  private KubernetesLabels() {}

  /**
   * Finds what Kubernetes would refuse.
   *
   * @throws InvalidUseException if there is something
   */
  static void check(@Nullable String namespace, Map<String, String> labels)
      throws InvalidUseException {
    if (namespace != null && !Journey.isName(namespace)) {
      throw new InvalidUseException(
          "--namespace is \""
              + namespace
              + "\"; expected 1 to 63 lower-case letters, digits and dashes, a letter or digit at both ends");
    }
    for (var label : labels.entrySet()) {
      if (!KEY.matcher(label.getKey()).matches()) {
        throw new InvalidUseException(
            "--label is named \""
                + label.getKey()
                + "\"; expected a key such as release or example.com/team");
      }
      if (!VALUE.matcher(label.getValue()).matches()) {
        throw new InvalidUseException(
            "--label "
                + label.getKey()
                + " is \""
                + label.getValue()
                + "\"; expected at most 63 letters, digits, dots, dashes and underscores, a letter or digit at both ends");
      }
    }
  }
}
