package dev.nines.runner.browser;

import dev.nines.target.TargetPattern;
import dev.nines.target.TargetRules;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a browser may go, as Chromium takes it: by the hosts that it asks for, whoever asks in it
 * and wherever a redirect leads. It knows nothing of the addresses that they turn out to have.
 */
final class ResolverRules {

  private ResolverRules() {}

  /** The value of {@code --host-resolver-rules}. */
  static String of(TargetRules rules) {
    var all = new ArrayList<String>();
    refused(rules).forEach(glob -> all.add("MAP " + glob + " ~NOTFOUND"));
    if (boundsAll(rules)) {
      all.add("MAP * ~NOTFOUND");
    }
    excluded(rules).stream().flatMap(List::stream).forEach(glob -> all.add("EXCLUDE " + glob));
    return String.join(" , ", all);
  }

  /**
   * Whether the browser finds nothing but what is allowed. It cannot where names are allowed by
   * their addresses, which it does not know yet, or where no text says what is allowed.
   */
  static boolean boundsAll(TargetRules rules) {
    var allowed = allowed(rules);
    return !rules.allowed().isEmpty()
        && allowed.stream().noneMatch(TargetPattern::isNetwork)
        && excluded(rules).size() == allowed.size();
  }

  /**
   * What is allowed, but for what is refused all the same: Chromium would let that pass, as to it
   * what is excluded wins.
   */
  private static List<TargetPattern> allowed(TargetRules rules) {
    return rules.allowed().stream()
        .filter(each -> rules.refused().stream().noneMatch(other -> other.covers(each)))
        .toList();
  }

  private static List<String> refused(TargetRules rules) {
    return Stream.concat(TargetRules.own().stream(), rules.refused().stream())
        .flatMap(pattern -> Stream.of(pattern.globs(), pattern.disguises()).flatMap(List::stream))
        .toList();
  }

  /** What is allowed, pattern by pattern, and can be told as such. */
  private static List<List<String>> excluded(TargetRules rules) {
    var refused = refused(rules);
    return allowed(rules).stream()
        .map(TargetPattern::globs)
        .filter(globs -> !globs.isEmpty())
        // Chromium never looks at the others once a host is excluded.
        .filter(globs ->
            globs.stream().noneMatch(glob -> refused.stream().anyMatch(each -> covers(glob, each))))
        .toList();
  }

  private static boolean covers(String glob, String other) {
    return glob.equals("*")
        || (glob.startsWith("*.") && other.endsWith(glob.substring(1)))
        || (glob.endsWith(".*") && other.startsWith(glob.substring(0, glob.length() - 1)));
  }

  /** The same as what a browser is started with. */
  static List<String> arguments(TargetRules rules) {
    return List.of("--disable-gpu", "--disable-quic", "--host-resolver-rules=" + of(rules));
  }
}
